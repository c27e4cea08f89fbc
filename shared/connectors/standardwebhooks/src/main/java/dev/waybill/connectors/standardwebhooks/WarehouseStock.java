package dev.waybill.connectors.standardwebhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Quantity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stock of one warehouse. What it answers is checked: a number that might be counted twice, or a change out of order, is refused. */
final class WarehouseStock implements StockSource {
    /** So that an answer fits with 25 places for each. */
    private static final int MOST = 200;

    private static final int PAGE = 500;

    private final WarehouseConfig config;
    private final WarehouseClient client;

    WarehouseStock(WarehouseConfig config, WarehouseClient client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public Set<String> named(Envelope message) {
        return new StockMessage(config).skus(message.body());
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
        List<String> places = locations.isEmpty() ? config.locations() : locations;
        List<String> items = skus.stream().map(config::item).distinct().sorted().toList();
        JsonAt answer = client.query("readStock", "/stock/query", question(items, places));
        Map<String, Quantity> byItem = new StockAnswer(items, places).read(answer);
        Map<String, Quantity> available = new HashMap<>();
        for (String sku : skus) {
            Quantity quantity = byItem.get(config.item(sku));
            if (quantity != null) {
                available.put(sku, quantity);
            }
        }
        return available;
    }

    private static String question(List<String> items, List<String> places) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        ArrayNode skus = question.putArray("skus");
        items.forEach(skus::add);
        if (!places.isEmpty()) {
            ArrayNode locations = question.putArray("locations");
            places.forEach(locations::add);
        }
        return question.toString();
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<StockChange> changedSince(Instant from, int skip) {
        JsonAt answer = client.get(
                "listStockChanges",
                "/stock/changes?since=" + URLEncoder.encode(from.toString(), StandardCharsets.UTF_8) + "&skip=" + skip
                        + "&limit=" + PAGE);
        List<StockChange> changes = new ArrayList<>();
        Instant before = from;
        for (JsonAt row : answer.at("changes").atMost(PAGE).items()) {
            JsonAt at = row.at("changedAt");
            Instant changedAt = instant(at);
            if (changedAt.isBefore(before)) {
                throw at.wrong(
                        "a time not before " + before + ", as changes come in their order from the time asked for");
            }
            changes.add(new StockChange(config.skus(row.at("sku").code()), changedAt));
            before = changedAt;
        }
        return changes;
    }

    private static Instant instant(JsonAt at) {
        try {
            return OffsetDateTime.parse(at.text().strip()).toInstant();
        } catch (DateTimeException notATime) {
            throw at.wrong("a time with its offset, such as 2026-11-23T12:00:00Z,");
        }
    }
}
