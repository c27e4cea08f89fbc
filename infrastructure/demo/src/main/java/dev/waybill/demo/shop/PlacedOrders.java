package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The orders of the demo's WooCommerce shops as they stand, whether a webhook said so or not, and the notes on them. */
final class PlacedOrders {
    private static final int MOST = 5_000;

    private final LinkedHashMap<String, Placed> orders = new LinkedHashMap<>();
    private final Map<String, List<Note>> notes = new HashMap<>();

    /**
     * One order.
     *
     * @param modified in UTC, whole seconds
     */
    record Placed(String system, BigInteger id, LocalDateTime modified, Body body) {
        static Placed of(String system, Body body) {
            ObjectNode order = Samples.json(body, "order");
            return new Placed(
                    system,
                    order.path("id").bigIntegerValue(),
                    LocalDateTime.parse(order.path("date_modified_gmt").asText()),
                    body);
        }

        ObjectNode json() {
            return Samples.json(body, "order");
        }
    }

    /**
     * What somebody wrote on an order.
     *
     * @param toBuyer whether the shop sent it to the buyer
     */
    record Note(String text, boolean toBuyer) {}

    /** What is sent now is how the order stands, unless it is known in a later state. */
    synchronized void put(Placed placed) {
        String key = key(placed.system(), placed.id().toString());
        Placed known = orders.get(key);
        if (known == null || !known.modified().isAfter(placed.modified())) {
            orders.put(key, placed);
        }
        if (orders.size() > MOST) {
            notes.remove(orders.pollFirstEntry().getKey());
        }
    }

    synchronized Optional<Placed> find(String system, String id) {
        return Optional.ofNullable(orders.get(key(system, id)));
    }

    /** Changes an order that is there, at a time. */
    synchronized Optional<Placed> change(String system, String id, Consumer<ObjectNode> change) {
        return find(system, id).map(before -> {
            ObjectNode order = before.json();
            change.accept(order);
            Placed after = Placed.of(system, Body.of(order.toString()));
            orders.put(key(system, id), after);
            return after;
        });
    }

    synchronized void write(String system, String id, Note note) {
        notes.computeIfAbsent(key(system, id), key -> new ArrayList<>()).addFirst(note);
    }

    /** The latest first. */
    synchronized List<Note> notes(String system, String id) {
        return List.copyOf(notes.getOrDefault(key(system, id), List.of()));
    }

    /** All of a shop, the earliest first. */
    synchronized List<Placed> of(String system) {
        return new ArrayList<>(orders.values())
                .stream().filter(order -> order.system().equals(system)).toList();
    }

    /** Those that changed later than a time, the earliest change first. */
    List<Placed> changedAfter(String system, LocalDateTime time) {
        return of(system).stream()
                .filter(order -> order.modified().isAfter(time))
                .sorted(Comparator.comparing(Placed::modified).thenComparing(Placed::id))
                .toList();
    }

    private static String key(String system, String id) {
        return system + "#" + id;
    }
}
