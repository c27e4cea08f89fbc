package dev.waybill.connectors.tryton;

import dev.waybill.connector.item.PriceSource.PriceChange;
import dev.waybill.connectors.tryton.ChangedRows.Listing;
import dev.waybill.connectors.tryton.ChangedRows.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signs that prices, or what else is said of products, may have changed: templates, variants, their identifiers, and lines of price lists where the
 * module is there. Not seen are a line or an identifier that is deleted, and a cost price that alone changes under a formula that uses it.
 */
record PriceSigns(TrytonConfig config, TrytonClient client) {
    private static final String LIST = "listPriceChanges";
    private static final String LINES = "product.price_list.line";
    private static final String IDENTIFIERS = "product.identifier";

    /** Whether the module is there at all. */
    boolean hasPriceLists() {
        List<Object> domain = List.of(List.of("model", "=", LINES));
        return !client.rows(Rpc.searchRead(LIST, "ir.model", domain, List.of("model")))
                .isEmpty();
    }

    List<PriceChange> since(Instant from, int skip, int most) {
        List<Listing> listings = new ArrayList<>(List.of(
                new Listing(LIST, "product.template", List.of(), List.of()),
                new Listing(LIST, "product.product", List.of(), List.of("code")),
                new Listing(LIST, IDENTIFIERS, List.of(), List.of("product.code"))));
        if (hasPriceLists()) {
            listings.add(new Listing(LIST, LINES, List.of(), List.of("product.code")));
        }
        List<Row> rows = ChangedRows.page(client, listings, from, skip, most);
        Map<Long, Set<String>> ofTemplates = codes(rows);
        return rows.stream().map(row -> change(row, ofTemplates)).toList();
    }

    private PriceChange change(Row row, Map<Long, Set<String>> ofTemplates) {
        Set<String> codes =
                switch (row.model()) {
                    case "product.template" -> ofTemplates.getOrDefault(row.id(), Set.of());
                    case LINES -> ofProduct(row).orElseGet(this::everything);
                    case IDENTIFIERS -> ofProduct(row).orElse(Set.of());
                    default -> row.values().findText("code").map(Set::of).orElse(Set.of());
                };
        return new PriceChange(
                codes.stream().flatMap(code -> config.skus(code).stream()).collect(Collectors.toSet()),
                row.changedAt());
    }

    private static Optional<Set<String>> ofProduct(Row row) {
        return row.values()
                .find("product.")
                .flatMap(product -> product.findText("code"))
                .map(Set::of);
    }

    /** Codes of the variants of the templates among these rows. */
    private Map<Long, Set<String>> codes(List<Row> rows) {
        List<Long> templates = rows.stream()
                .filter(row -> row.model().equals("product.template"))
                .map(Row::id)
                .distinct()
                .toList();
        if (templates.isEmpty()) {
            return Map.of();
        }
        List<Object> domain = List.of(List.of("template", "in", templates));
        return client.rows(Rpc.searchRead(LIST, "product.product", domain, List.of("code", "template"))).stream()
                .filter(row -> row.findText("code").isPresent())
                .collect(Collectors.groupingBy(
                        row -> TrytonValues.id(row.at("template")),
                        Collectors.mapping(row -> row.at("code").text(), Collectors.toSet())));
    }

    /** A line for no product of its own may be for any. */
    private Set<String> everything() {
        List<Object> domain = List.of(List.of("salable", "=", true));
        return client.rows(Rpc.searchRead(LIST, "product.product", domain, List.of("code"))).stream()
                .flatMap(row -> row.findText("code").stream())
                .collect(Collectors.toSet());
    }
}
