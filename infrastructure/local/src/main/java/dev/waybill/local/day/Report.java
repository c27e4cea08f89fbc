package dev.waybill.local.day;

import dev.waybill.demo.erp.Client;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.port.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The end of the day: what arrived where, what did not and why, whether it all adds up, and one order's story. */
final class Report {
    private final Screen screen;

    Report(Screen screen) {
        this.screen = screen;
    }

    void arrived(List<SalesOrder> orders) {
        screen.title("What arrived in the ERP");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("there", "from", "state", "lines", "net", "tax", "total"));
        for (SalesOrder order : orders) {
            rows.add(List.of(
                    order.number(),
                    order.reference(),
                    order.state().name().toLowerCase(Locale.ROOT),
                    Integer.toString(order.lines().size()),
                    order.net().toPlainString(),
                    order.tax().toPlainString(),
                    order.total().toPlainString() + " " + order.currency()));
        }
        screen.table(rows);
    }

    /** Without anything personal: it may be read on a wall. */
    void customers(List<Client> clients) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("there", "from", "e-mails", "addresses"));
        for (Client client : clients) {
            rows.add(List.of(
                    client.number(),
                    String.join(", ", client.said().references()),
                    Integer.toString(client.said().people().stream()
                            .mapToInt(person -> person.emails().size())
                            .sum()),
                    Integer.toString(client.said().houses().size())));
        }
        screen.table(rows);
    }

    void skipped(List<Operation> operations, List<Sent> sent) {
        screen.title("What was rightly not carried");
        Map<List<String>, Integer> rows = new LinkedHashMap<>();
        operations.stream()
                .filter(operation -> operation.ending() == Ending.SKIPPED)
                .map(operation -> List.of(
                        name(operation), operation.skipped().map(Enum::name).orElse(""), operation.note()))
                .forEach(row -> rows.merge(row, 1, Integer::sum));
        sent.stream()
                .filter(one -> one.messages() == 0)
                .map(one -> List.of(one.system(), one.answer().status() + " " + one.result(), one.words()))
                .forEach(row -> rows.merge(row, 1, Integer::sum));
        screen.table(rows.entrySet().stream()
                .map(row -> Stream.concat(Stream.of(row.getValue() + " ×"), row.getKey().stream())
                        .toList())
                .toList());
    }

    void open(List<Operation> operations) {
        screen.title("What waits for a person");
        for (Operation operation : operations) {
            operation.failure().ifPresent(failure -> open(operation, failure));
        }
    }

    private void open(Operation operation, Failure failure) {
        screen.line("  " + operation.ending() + "  " + name(operation) + "  " + failure.code());
        if (!failure.said().isEmpty()) {
            screen.paragraph("said", failure.said());
        }
        screen.paragraph("why", failure.why());
        screen.paragraph("next", failure.next());
        screen.paragraph("then", "waybill redrive " + operation.id());
    }

    void balance(Balance balance) {
        screen.title("The balance");
        screen.line("  " + balance.words());
        screen.line(
                balance.agrees()
                        ? "  It balances: nothing was lost, nothing came twice."
                        : "  IT DOES NOT BALANCE: something was lost or came twice.");
    }

    void trace(Ledger ledger, SubjectRef order) {
        screen.title("The story of one order (waybill trace " + order.id() + ")");
        TraceText.of(ledger.history(order)).lines().forEach(line -> screen.line(("  " + line).stripTrailing()));
    }

    private static String name(Operation operation) {
        String id = operation.subject().id();
        return operation.subject().kind().word() + " " + operation.subject().system() + ":"
                + (id.length() <= 24 ? id : id.substring(0, 23) + "…");
    }
}
