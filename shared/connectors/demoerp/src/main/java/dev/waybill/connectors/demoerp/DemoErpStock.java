package dev.waybill.connectors.demoerp;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.money.Quantity;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is there in the demo ERP, less what it has promised to orders; every movement is a sign that it changed. */
final class DemoErpStock implements StockSource {
    /** As many numbers as fit into an address of 6,000 characters with room to spare. */
    private static final int MOST = 100;

    private static final int PAGE = 200;

    private final DemoErpConfig config;
    private final DemoErpClient client;

    DemoErpStock(DemoErpConfig config, DemoErpClient client) {
        this.config = config;
        this.client = client;
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
        Map<String, Quantity> there = levels(skus.stream().map(config::item).toList(), locations);
        Map<String, Quantity> available = new HashMap<>();
        for (String sku : skus) {
            Quantity level = there.get(config.item(sku));
            if (level != null) {
                available.put(sku, level);
            }
        }
        return available;
    }

    private Map<String, Quantity> levels(Collection<String> items, List<String> locations) {
        Map<String, Quantity> levels = new HashMap<>();
        client.stock(items, locations)
                .forEach(level -> levels.put(
                        level.at("sku").text(),
                        Quantity.pieces(level.at("available").decimal())));
        return levels;
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<StockChange> changedSince(Instant from, int skip) {
        return client.changes("listStockChanges", "stock", new DemoErpClient.Part(from, skip, PAGE)).stream()
                .map(this::change)
                .toList();
    }

    private StockChange change(JsonAt move) {
        return new StockChange(config.skus(move.at("sku").text()), PlacedTranslator.time(move.at("at")));
    }
}
