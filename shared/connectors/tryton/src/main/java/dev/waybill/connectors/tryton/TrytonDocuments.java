package dev.waybill.connectors.tryton;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connectors.tryton.ChangedRows.Listing;
import dev.waybill.connectors.tryton.ChangedRows.Row;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.PaperFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shipments, invoices and credit notes of the sales that Waybill brought, and of the returns made from them. A sale's own
 * {@code write_date} says nothing of them (seen on 6.0.29), so each kind is listed by its own.
 */
final class TrytonDocuments implements DocumentSource {
    private static final int PAGE = 200;
    private static final String SALE = "sale.sale";
    private static final List<Listing> LISTINGS = List.of(
            listing(SALE, List.of()),
            listing("stock.shipment.out", List.of()),
            listing("stock.shipment.out.return", List.of()),
            listing("account.invoice", List.of(List.of("type", "=", "out"))));

    private final TrytonClient client;
    private final PaperReader reader;
    private final PaperPrinter printer;

    TrytonDocuments(TrytonConfig config, TrytonClient client) {
        this.client = client;
        this.reader = new PaperReader(config, client);
        this.printer = new PaperPrinter(config, client, reader);
    }

    private static Listing listing(String model, List<Object> only) {
        return new Listing("listDocumentChanges", model, only, List.of());
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<PaperChange> changedSince(Instant from, int skip) {
        List<Row> rows = ChangedRows.page(client, LISTINGS, from, skip, PAGE);
        List<JsonAt> sales = rows.isEmpty() ? List.of() : salesOf(rows);
        return rows.stream().map(row -> change(row, sales)).toList();
    }

    private List<JsonAt> salesOf(List<Row> rows) {
        List<Object> any = new ArrayList<>(List.of("OR"));
        for (SalesField field : SalesField.values()) {
            any.add(List.of(List.of(field.name, "in", ids(rows, field.model))));
        }
        List<JsonAt> found = client.rows(Rpc.searchRead("findOrdersOfDocuments", SALE, any, SalesField.READ));
        List<String> origins =
                found.stream().flatMap(sale -> origin(sale).stream()).distinct().toList();
        List<Long> originals = origins.stream()
                .map(origin -> Long.parseLong(origin.substring(SALE.length() + 1)))
                .toList();
        if (originals.isEmpty()) {
            return found;
        }
        List<Object> those = List.of(List.of("id", "in", originals));
        return Stream.concat(
                        found.stream(),
                        client.rows(Rpc.searchRead("findOrdersOfReturns", SALE, those, SalesField.READ)).stream())
                .toList();
    }

    private static List<Long> ids(List<Row> rows, String model) {
        return rows.stream()
                .filter(row -> row.model().equals(model))
                .map(Row::id)
                .toList();
    }

    private static PaperChange change(Row row, List<JsonAt> sales) {
        Set<OrderReference> orders = sales.stream()
                .filter(sale -> SalesField.of(row.model()).ids(sale).contains(row.id()))
                .flatMap(sale -> reference(sale, sales).stream())
                .collect(Collectors.toSet());
        return new PaperChange(row.model() + " " + row.id(), orders, row.changedAt());
    }

    /** A return carries no web id; the sale that it was made from does. */
    private static Optional<OrderReference> reference(JsonAt sale, List<JsonAt> sales) {
        Optional<String> own = sale.findText("web_id").filter(text -> !text.isEmpty());
        return own.or(() -> origin(sale).flatMap(origin -> sales.stream()
                        .filter(other -> origin.equals(SALE + "," + TrytonValues.id(other.at("id"))))
                        .flatMap(other -> other.findText("web_id").stream())
                        .findFirst()))
                .map(OrderReference::new);
    }

    private static Optional<String> origin(JsonAt sale) {
        return sale.findText("origin").filter(text -> text.matches(SALE + ",[0-9]+"));
    }

    @Override
    public Optional<OrderPapers> papers(OrderReference order) {
        return reader.read(order);
    }

    @Override
    public Optional<PaperFile> printed(OrderReference order, Paper paper) {
        return printer.print(order, paper);
    }

    /** Where a sale names the records of a model that belong to it. */
    private enum SalesField {
        ITSELF("id", SALE),
        SHIPMENTS("shipments", "stock.shipment.out"),
        RETURNS("shipment_returns", "stock.shipment.out.return"),
        INVOICES("invoices", "account.invoice");

        private static final List<String> READ =
                List.of("web_id", "origin", "shipments", "shipment_returns", "invoices");

        private final String name;
        private final String model;

        SalesField(String name, String model) {
            this.name = name;
            this.model = model;
        }

        private static SalesField of(String model) {
            return Arrays.stream(values())
                    .filter(field -> field.model.equals(model))
                    .findFirst()
                    .orElseThrow();
        }

        private Set<Long> ids(JsonAt sale) {
            return this == ITSELF
                    ? Set.of(TrytonValues.id(sale.at("id")))
                    : sale.list(name).stream().map(TrytonValues::id).collect(Collectors.toSet());
        }
    }
}
