package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a warehouse answers about items and places.
 *
 * @param items asked for; what it says of others is not read
 * @param places asked for; none where all are meant
 */
record StockAnswer(List<String> items, List<String> places) {
    private record Shelf(String item, String place) {}

    /**
     * What is available of each item that the warehouse knows, all places together.
     *
     * @throws dev.waybill.domain.failure.FailureException MALFORMED kind with the path; also where something might be added up that was
     *     not asked for, or twice
     */
    Map<String, Quantity> read(JsonAt answer) {
        Set<Shelf> seen = new HashSet<>();
        Map<String, Quantity> available = new HashMap<>();
        for (JsonAt row : answer.at("items").items()) {
            JsonAt sku = row.at("sku");
            Shelf shelf = new Shelf(sku.code(), row.findCode("location").orElse(""));
            if (!places.isEmpty() && !places.contains(shelf.place())) {
                throw row.find("location").orElse(row).wrong("one of the locations that were asked for");
            }
            if (!seen.add(shelf)) {
                throw sku.wrong("each item once for each location");
            }
            if (items.contains(shelf.item())) {
                available.merge(shelf.item(), quantity(row), (one, other) -> sum(row, one, other));
            }
        }
        return available;
    }

    private static Quantity quantity(JsonAt row) {
        return new Quantity(row.at("available").decimal(), row.findCode("unit").orElse(Quantity.PIECES));
    }

    private static Quantity sum(JsonAt row, Quantity one, Quantity other) {
        if (!one.unit().equals(other.unit())) {
            throw row.at("unit").wrong("the unit of the item's other locations, " + one.unit() + ",");
        }
        return new Quantity(one.value().add(other.value()), one.unit());
    }
}
