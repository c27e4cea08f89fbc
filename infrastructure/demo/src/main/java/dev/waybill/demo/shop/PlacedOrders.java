package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders of the demo's WooCommerce shops as they stand, whether a webhook said so or not. */
public final class PlacedOrders {
    private static final int MOST = 5_000;

    private final Map<String, Placed> orders = new LinkedHashMap<>();

    /**
     * One order.
     *
     * @param modified in UTC, whole seconds
     */
    record Placed(String system, BigInteger id, LocalDateTime modified, Body body) {}

    /** What is sent now is how the order stands. Orders of other products are not kept: nobody asks for them. */
    synchronized void note(String system, Delivery delivery) {
        if (delivery.product() != Product.WOOCOMMERCE) {
            return;
        }
        ObjectNode order = Samples.json(delivery);
        Placed placed = new Placed(
                system,
                order.path("id").bigIntegerValue(),
                LocalDateTime.parse(order.path("date_modified_gmt").asText()),
                delivery.body());
        orders.put(key(system, placed.id().toString()), placed);
        if (orders.size() > MOST) {
            orders.remove(orders.keySet().iterator().next());
        }
    }

    synchronized Optional<Placed> find(String system, String id) {
        return Optional.ofNullable(orders.get(key(system, id)));
    }

    /** Those that changed later than a time, the earliest change first. */
    synchronized List<Placed> changedAfter(String system, LocalDateTime time) {
        return new ArrayList<>(orders.values())
                .stream()
                        .filter(order -> order.system().equals(system))
                        .filter(order -> order.modified().isAfter(time))
                        .sorted(Comparator.comparing(Placed::modified).thenComparing(Placed::id))
                        .toList();
    }

    private static String key(String system, String id) {
        return system + "#" + id;
    }
}
