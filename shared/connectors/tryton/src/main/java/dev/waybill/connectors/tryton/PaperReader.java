package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.document.Shipment.Direction;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All the paper of one sale and of the returns made from it: some reads, whatever its size. */
record PaperReader(TrytonConfig config, TrytonClient client) {
    private static final String SALE = "sale.sale";
    private static final List<String> SALE_FIELDS = List.of(
            "number",
            "reference",
            "state",
            "shipment_state",
            "currency.code",
            "shipments",
            "shipment_returns",
            "invoices");
    private static final Set<String> POSTED = Set.of("posted", "paid");
    private static final Set<String> GONE = Set.of("cancelled");

    Optional<OrderPapers> read(OrderReference order) {
        return sale(order).map(this::papers);
    }

    /** The id of the record with a number among those that a field of the order's sales names. */
    Optional<Long> find(OrderReference order, String model, String field, String number) {
        return sale(order).flatMap(sale -> rows(model, ids(withReturns(sale), field), List.of("number")).stream()
                .filter(row -> row.findText("number").equals(Optional.of(number)))
                .map(row -> TrytonValues.id(row.at("id")))
                .findFirst());
    }

    private Optional<JsonAt> sale(OrderReference order) {
        return sales(List.of("web_id", "=", order.value())).stream().findFirst();
    }

    private List<JsonAt> withReturns(JsonAt sale) {
        String origin = SALE + "," + sale.at("id").code();
        return Stream.concat(Stream.of(sale), sales(List.of("origin", "=", origin)).stream())
                .filter(one -> !GONE.contains(one.at("state").text()) || one == sale)
                .toList();
    }

    private List<JsonAt> sales(List<Object> clause) {
        return client.rows(Rpc.searchRead("readOrder", SALE, List.of(clause), SALE_FIELDS));
    }

    private OrderPapers papers(JsonAt sale) {
        String id = sale.at("id").code();
        List<JsonAt> all = withReturns(sale);
        List<Shipment> shipments = Stream.concat(
                        shipments(ids(all, "shipments"), Way.OUT), shipments(ids(all, "shipment_returns"), Way.BACK))
                .toList();
        List<JsonAt> invoices = rows(
                "account.invoice",
                ids(all, "invoices"),
                List.of(
                        "number",
                        "state",
                        "invoice_date",
                        "total_amount",
                        "tax_amount",
                        "amount_to_pay",
                        "currency.code"));
        Progress progress = progress(sale, shipments);
        boolean everyInvoicePosted = !invoices.isEmpty()
                && invoices.stream()
                        .map(invoice -> invoice.at("state").text())
                        .allMatch(state -> POSTED.contains(state) || GONE.contains(state));
        return new OrderPapers(
                new ExternalRef(config.id(), id, sale.findText("number").orElse(id)),
                progress,
                progress == Progress.SHIPPED && everyInvoicePosted,
                Currency.getInstance(sale.at("currency.").at("code").text()),
                shipments,
                invoices.stream()
                        .filter(invoice -> POSTED.contains(invoice.at("state").text()))
                        .map(PaperReader::invoice)
                        .toList());
    }

    private static Progress progress(JsonAt sale, List<Shipment> shipments) {
        boolean some = shipments.stream().anyMatch(shipment -> shipment.direction() == Direction.TO_BUYER);
        if (GONE.contains(sale.at("state").text())) {
            return Progress.CANCELLED;
        }
        return sale.at("shipment_state").text().equals("sent")
                ? Progress.SHIPPED
                : some ? Progress.PARTLY_SHIPPED : Progress.OPEN;
    }

    private static List<Long> ids(List<JsonAt> sales, String field) {
        return sales.stream()
                .flatMap(sale -> sale.list(field).stream())
                .map(TrytonValues::id)
                .distinct()
                .toList();
    }

    private List<JsonAt> rows(String model, List<Long> ids, List<String> fields) {
        return ids.isEmpty()
                ? List.of()
                : client.rows(Rpc.searchRead("readDocuments", model, List.of(List.of("id", "in", ids)), fields));
    }

    /** What a shipment of a direction is in Tryton, and from when on it is one. */
    private enum Way {
        OUT("stock.shipment.out", "outgoing_moves", Direction.TO_BUYER),
        BACK("stock.shipment.out.return", "incoming_moves", Direction.BACK);

        private final String model;
        private final String moves;
        private final Direction direction;

        Way(String model, String moves, Direction direction) {
            this.model = model;
            this.moves = moves;
            this.direction = direction;
        }

        /** Goods that came back are there before somebody has put them away. */
        private boolean isFact(String state) {
            return state.equals("done") || (this == BACK && state.equals("received"));
        }
    }

    private Stream<Shipment> shipments(List<Long> ids, Way way) {
        List<String> fields = List.of(
                "number",
                "state",
                "reference",
                "effective_date",
                way.moves + ".product.code",
                way.moves + ".quantity",
                way.moves + ".state");
        return rows(way.model, ids, fields).stream()
                .filter(row -> way.isFact(row.at("state").text()))
                .map(row -> shipment(row, way));
    }

    /** The carrier's number stands in {@code reference}. */
    private Shipment shipment(JsonAt row, Way way) {
        List<String> tracking = Arrays.stream(
                        row.textOrEmpty("reference").strip().split("[,;\\s]+"))
                .filter(number -> !number.isEmpty())
                .toList();
        return new Shipment(
                row.at("number").text(),
                way.direction,
                row.find("effective_date").map(TrytonValues::date),
                Optional.empty(),
                tracking,
                row.list(way.moves + ".").stream()
                        .filter(move -> !GONE.contains(move.at("state").text()))
                        .flatMap(move -> line(move).stream())
                        .toList());
    }

    private Optional<Shipment.Line> line(JsonAt move) {
        return move.find("product.")
                .flatMap(product -> product.findText("code"))
                .map(code -> new Shipment.Line(
                        config.sku(code), Quantity.pieces(TrytonValues.decimal(move.at("quantity")))));
    }

    /** A credit note is an invoice of a negative amount (module {@code account_invoice}, "credit"). */
    private static Invoice invoice(JsonAt row) {
        String currency = row.at("currency.").at("code").text();
        Money total = money(row, "total_amount", currency);
        boolean credit = total.amount().signum() < 0;
        return new Invoice(
                row.at("number").text(),
                credit ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.INVOICE,
                TrytonValues.date(row.at("invoice_date")),
                total.abs(),
                money(row, "tax_amount", currency).abs(),
                money(row, "amount_to_pay", currency).abs());
    }

    private static Money money(JsonAt row, String field, String currency) {
        return new Money(TrytonValues.decimal(row.at(field)), Currency.getInstance(currency));
    }
}
