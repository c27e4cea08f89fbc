package dev.waybill.bench.storm;

import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.engine.ledger.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of it, as text. */
record Report(Plan plan, Door door, Account account, Rest rest, Chronicle chronicle) {
    /** At the door. */
    record Door(Burst burst, Shops shops, Duration sending) {}

    /**
     * What is left, and what was counted.
     *
     * @param drawn requests to the ERP by what chance did to them
     * @param requests to AWS by operation
     */
    record Rest(long messages, long deadLetters, Map<Fault, Long> drawn, Map<String, Long> requests) {}

    boolean isGood() {
        return rest.messages() == 0
                && rest.deadLetters() == 0
                && account.findings().stream().allMatch(Account.Finding::isGood);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("The storm: " + plan.orders() + " orders, seed " + plan.seed() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors"
                + plan.patience()
                        .map(longest -> ", no wait longer than " + longest.toSeconds() + " s")
                        .orElse(", waiting times as in the product"));
        lines.addAll(chronicle.lines());
        lines.add("");
        numbers().forEach((Row row) -> lines.add("  " + padded(row.name(), 34) + row.value()));
        lines.add("");
        account.findings().forEach(finding -> add(lines, finding));
        add(lines, new Account.Finding("messages left in the queue", rest.messages(), List.of()));
        add(lines, new Account.Finding("dead letters left", rest.deadLetters(), List.of()));
        lines.add("");
        lines.add(isGood() ? "Nothing was lost, nothing came twice." : "NOT ALL IS WELL: see above.");
        return String.join("\n", lines);
    }

    private record Row(String name, String value) {}

    private List<Row> numbers() {
        Times toErp = Times.of(toErp());
        long waited = account.endings().getOrDefault(Ending.WAITING, 0L);
        return List.of(
                new Row(
                        "orders / states / webhooks sent",
                        account.orders().size() + " / " + door.burst().different() + " / "
                                + door.burst().webhooks().size()),
                new Row("answers at the door", words(door.shops().answers())),
                new Row(
                        "the burst took",
                        seconds(door.sending()) + ", "
                                + rate(door.burst().webhooks().size(), door.sending()) + " webhooks/s"),
                new Row("webhook answered in", Times.of(door.shops().times()).words()),
                new Row(
                        "first webhook to last order",
                        seconds(span()) + ", " + rate(account.orders().size(), span()) + " orders/s"),
                new Row(
                        "until 50 % / 95 % of orders",
                        seconds(until(50)) + " / " + seconds(until(95)) + ", "
                                + rate(account.orders().size() * 95 / 100, until(95)) + " orders/s to 95 %"),
                new Row("webhook to ERP", toErp.words()),
                new Row("balance in the ledger", words(account.endings())),
                new Row("retries, and all reasons", waited + "; " + words(account.reasons())),
                new Row("redriven by hand", Long.toString(account.redriven())),
                new Row("requests to the ERP, by chance", words(rest.drawn())),
                new Row(
                        "requests to AWS",
                        rest.requests().values().stream().mapToLong(n -> n).sum() + ": " + words(rest.requests())));
    }

    private static void add(List<String> lines, Account.Finding finding) {
        lines.add("  " + (finding.isGood() ? "ok     " : "WRONG  ") + padded(finding.what(), 44) + finding.wrong());
        finding.examples().forEach(example -> lines.add("           " + example));
    }

    /** From a newest state's first webhook until the ERP has it. */
    private List<Duration> toErp() {
        return account.orders().stream()
                .flatMap(order -> order.newestSent().stream()
                        .flatMap(sent -> account.there().getOrDefault(order.reference(), List.of()).stream()
                                .map(there -> Duration.between(sent, there.changedAt()))))
                .toList();
    }

    private Duration span() {
        return until(100);
    }

    /** From the first webhook until so many percent of the orders stood in the ERP as they should. */
    private Duration until(int percent) {
        Instant first = account.orders().stream()
                .flatMap(order -> order.newestSent().stream())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return Times.of(account.there().values().stream()
                        .flatMap(List::stream)
                        .map(SalesOrder::changedAt)
                        .map(changed -> Duration.between(first, changed))
                        .toList())
                .percentile(percent);
    }

    private static String words(Map<?, Long> counted) {
        return counted.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String rate(long number, Duration time) {
        return String.format(Locale.ROOT, "%.1f", number * 1000.0 / Math.max(1, time.toMillis()));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
