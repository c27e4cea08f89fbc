package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** Computes stock from moves, as {@code compute_quantities_query} of Tryton's module stock 6.0 does. */
final class StockAmounts {
    private final Tables tables;

    StockAmounts(Tables tables) {
        this.tables = tables;
    }

    /** Done moves, without regard to what is planned. */
    double done(ObjectNode product, JsonNode context) {
        return amount(product, context, false);
    }

    /** The same with what is planned from today until {@code stock_date_end}; what is overdue is not planned any more. */
    double forecast(ObjectNode product, JsonNode context) {
        return amount(product, context, true);
    }

    private double amount(ObjectNode product, JsonNode context, boolean planned) {
        Set<Long> places = places(context);
        double amount = 0;
        for (ObjectNode move : tables.of("stock.move").values()) {
            if (move.path("product").asLong() == product.path("id").asLong() && counts(move, context, planned)) {
                double quantity = move.path("quantity").asDouble();
                amount += places.contains(move.path("to_location").asLong()) ? quantity : 0;
                amount -= places.contains(move.path("from_location").asLong()) ? quantity : 0;
            }
        }
        return amount;
    }

    private boolean counts(ObjectNode move, JsonNode context, boolean planned) {
        String end = context.has("stock_date_end") ? day(context.path("stock_date_end")) : "9999-12-31";
        JsonNode effective = move.path("effective_date");
        String day = effective.isObject() ? day(effective) : day(move.path("planned_date"));
        return switch (move.path("state").asText()) {
            case "done" -> day.compareTo(end) <= 0;
            case "draft", "assigned" -> planned && day.compareTo(end) <= 0 && day.compareTo(tables.today()) >= 0;
            default -> false;
        };
    }

    /** A move without a day is planned for the last of all days. */
    private static String day(JsonNode date) {
        return date.isObject()
                ? "%04d-%02d-%02d"
                        .formatted(
                                date.path("year").asInt(),
                                date.path("month").asInt(),
                                date.path("day").asInt())
                : "9999-12-31";
    }

    private Set<Long> places(JsonNode context) {
        JsonNode asked = context.path("locations");
        boolean withChilds = context.path("with_childs").asBoolean(asked.size() == 1);
        Set<Long> places = new HashSet<>();
        for (JsonNode id : asked) {
            ObjectNode place = tables.get("stock.location", id.asLong());
            boolean storageOnly = context.path("stock_skip_warehouse").asBoolean()
                    && place.path("type").asText().equals("warehouse");
            add(storageOnly ? place.path("storage_location").asLong() : id.asLong(), withChilds, places);
        }
        return places;
    }

    private void add(long place, boolean withChilds, Set<Long> places) {
        if (places.add(place) && withChilds) {
            tables.of("stock.location").values().stream()
                    .filter(below -> below.path("parent").asLong() == place)
                    .forEach(below -> add(below.path("id").asLong(), true, places));
        }
    }
}
