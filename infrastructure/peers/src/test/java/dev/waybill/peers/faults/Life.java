package dev.waybill.peers.faults;

import dev.waybill.peers.RecordedDelivery;
import java.util.List;

/**
 * Something that happens to an order of a shop, and how the target must have it at last.
 *
 * @param before what the shop said before, carried undisturbed
 * @param struck what it says while something goes wrong
 * @param order the order's id as recorded
 */
record Life(String word, List<RecordedDelivery> before, RecordedDelivery struck, String order, Final end) {
    /** How an order ends up. */
    enum Final {
        CONFIRMED,
        CANCELLED
    }

    static List<Life> all() {
        List<RecordedDelivery> recorded = RecordedDelivery.orders();
        return List.of(
                new Life("a paid order", List.of(), recorded.get(0), "18", Final.CONFIRMED),
                new Life(
                        "a draft is changed and paid",
                        List.of(recorded.get(9)),
                        recorded.get(12),
                        "22",
                        Final.CONFIRMED),
                new Life("a draft is cancelled", List.of(recorded.get(6)), recorded.get(8), "21", Final.CANCELLED));
    }
}
