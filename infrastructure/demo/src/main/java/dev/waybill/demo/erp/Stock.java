package dev.waybill.demo.erp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is where. Orders are served from the first place. Not for several threads. */
final class Stock {
    static final List<String> PLACES = List.of("MAIN", "NORTH");

    private final List<StockMove> moves = new ArrayList<>();
    private final Map<String, Map<String, StockLevel>> levels = new HashMap<>();

    /** Refuses a place that is not there. */
    void move(StockMove move) {
        require(List.of(move.place()));
        moves.add(move);
        levels.computeIfAbsent(move.sku(), sku -> new HashMap<>())
                .merge(
                        move.place(),
                        StockLevel.none(move.sku()).plus(move.quantity(), move.reserved()),
                        (before, first) -> before.plus(move.quantity(), move.reserved()));
    }

    /**
     * Of all these places together; of all there are if none is named.
     *
     * @throws Refusal naming a place that is not there
     */
    StockLevel level(String sku, List<String> places) {
        require(places);
        Map<String, StockLevel> known = levels.getOrDefault(sku, Map.of());
        StockLevel sum = StockLevel.none(sku);
        for (String place : places.isEmpty() ? PLACES : places) {
            StockLevel there = known.getOrDefault(place, StockLevel.none(sku));
            sum = sum.plus(there.onHand(), there.reserved());
        }
        return sum;
    }

    List<StockMove> moves() {
        return List.copyOf(moves);
    }

    List<StockMove> moves(Listed part) {
        return part.of(moves, StockMove::at);
    }

    private static void require(List<String> places) {
        for (String place : places) {
            if (!PLACES.contains(place)) {
                throw Refusal.invalid("PLACE_UNKNOWN", "Place " + place + " does not exist; there are " + PLACES);
            }
        }
    }
}
