package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.money.Quantity;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Tryton forecasts: what is there, less what is promised and plus what is expected until a day, today by default. Moves
 * tell what changed, since a product's own {@code write_date} does not (seen on 6.0.29).
 */
final class TrytonStock implements StockSource {
    static final String OPERATION = "readStock";
    /** One call with 500 products takes Tryton well under a second. */
    private static final int MOST = 500;

    private static final int PAGE = 500;
    private static final ChangedRows.Listing MOVES =
            new ChangedRows.Listing("listStockChanges", "stock.move", List.of(), List.of("product.code"));
    /** Tryton's usual symbol for pieces. */
    private static final String UNIT = "u";

    private final TrytonConfig config;
    private final TrytonClient client;
    private final StockPlaces places;

    TrytonStock(TrytonConfig config, TrytonClient client, Clock clock) {
        this.config = config;
        this.client = client;
        this.places = new StockPlaces(config, client, clock);
    }

    @Override
    public int mostPerRead() {
        return MOST;
    }

    @Override
    public Map<String, Quantity> available(Set<String> skus, List<String> locations) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        Map<String, List<JsonAt>> products = products(skus, places.ids(locations)).stream()
                .collect(Collectors.groupingBy(row -> row.at("code").text()));
        Map<String, Quantity> available = new HashMap<>();
        for (String sku : skus) {
            List<JsonAt> found = products.getOrDefault(config.itemCode(sku), List.of());
            if (found.size() == 1) {
                available.put(sku, quantity(found.getFirst()));
            }
        }
        return available;
    }

    /** Services have no stock: theirs would be 0, and nobody could buy them. */
    private List<JsonAt> products(Set<String> skus, List<Long> locations) {
        List<String> codes = skus.stream().map(config::itemCode).distinct().toList();
        List<Object> domain = List.of(List.of("code", "in", codes), List.of("type", "!=", "service"));
        List<String> fields = List.of("code", "forecast_quantity", "default_uom.symbol");
        return client.rows(
                Rpc.searchRead(OPERATION, "product.product", domain, fields).within(counting(locations)));
    }

    /**
     * What the numbers are to mean ({@code stock/move.py}, {@code _get_quantity} and {@code compute_quantities_query}, 6.0): without
     * {@code locations} they are 0; with more than one, those below them only count if asked for.
     */
    private Map<String, Object> counting(List<Long> locations) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("locations", locations);
        context.put("with_childs", true);
        context.put("stock_skip_warehouse", true);
        context.put("stock_date_end", TrytonValues.date(places.today().plusDays(config.stockDays())));
        return context;
    }

    private static Quantity quantity(JsonAt product) {
        String unit = product.find("default_uom.")
                .flatMap(it -> it.findText("symbol"))
                .filter(symbol -> !symbol.equals(UNIT))
                .orElse(Quantity.PIECES);
        return new Quantity(TrytonValues.decimal(product.at("forecast_quantity")), unit);
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<StockChange> changedSince(Instant from, int skip) {
        return new ChangedRows(client, MOVES, from)
                .merged()
                .skip(skip)
                .limit(PAGE)
                .map(this::change)
                .toList();
    }

    private StockChange change(ChangedRows.Row move) {
        Optional<String> code = move.values().find("product.").flatMap(product -> product.findText("code"));
        return new StockChange(code.map(config::skus).orElse(Set.of()), move.changedAt());
    }
}
