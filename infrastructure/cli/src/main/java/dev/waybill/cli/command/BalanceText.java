package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.money.Money;
import dev.waybill.engine.balance.Fate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report of a shop's day as a bookkeeper reads it. */
record BalanceText(Told report, ZoneId zone) {
    /** More are counted, not named. */
    private static final int MOST_NAMED = 50;

    @Override
    public String toString() {
        Table table = new Table("", "ORDERS", "SUM");
        table.row(report.text("shop") + " took", report.text("orders"), sum(Arrays.asList(Fate.values())));
        for (Fate fate : Fate.values()) {
            String count = of(fate).path("orders").asText();
            if (!count.equals("0") || fate == Fate.DELIVERED) {
                table.row("  " + words(fate), count, sum(List.of(fate)));
            }
        }
        return report.text("shop") + " to " + report.text("target") + ", " + report.text("day") + " (" + zone + ")\n"
                + table + verdict();
    }

    private JsonNode of(Fate fate) {
        return report.json().path("fates").path(fate.name());
    }

    private String verdict() {
        List<String> unexplained = new ArrayList<>();
        report.json().path("unexplained").forEach(number -> unexplained.add(number.asText()));
        if (unexplained.isEmpty()) {
            return "\nevery order is accounted for\n";
        }
        return "\nnobody can explain " + (unexplained.size() + report.count("not_named")) + ": "
                + unexplained.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (unexplained.size() > MOST_NAMED ? " and more" : "")
                + "\n  next  nothing: reconcile-systems queues them within six hours. If they stay, look at `waybill cursors`\n";
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case DELIVERED -> "delivered";
            case EXCLUDED -> "rightly not carried";
            case HELD -> "held for a person";
            case FAILED -> "failed";
            case ON_ITS_WAY -> "on their way";
            case OUTDATED -> "delivered or decided in an older state";
            case MISSING -> "never seen here";
        };
    }

    private String sum(List<Fate> fates) {
        Map<String, Money> sums = new TreeMap<>();
        fates.forEach(fate -> of(fate).path("sums")
                .properties()
                .forEach(one -> sums.merge(
                        one.getKey(),
                        new Money(one.getValue().decimalValue(), Currency.getInstance(one.getKey())),
                        Money::plus)));
        return sums.values().stream().map(Money::toString).collect(Collectors.joining(" + "));
    }
}
