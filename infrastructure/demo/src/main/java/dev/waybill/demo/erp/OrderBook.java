package dev.waybill.demo.erp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ERP's orders as they stand. Not for several threads. */
final class OrderBook {
    private final Map<String, SalesOrder> orders = new TreeMap<>();
    /** The first order of each reference. */
    private final Map<String, String> numbers = new HashMap<>();

    SalesOrder put(SalesOrder order) {
        orders.put(order.number(), order);
        numbers.putIfAbsent(order.reference(), order.number());
        return order;
    }

    Optional<SalesOrder> find(String number) {
        return Optional.ofNullable(orders.get(number));
    }

    Optional<SalesOrder> byReference(String reference) {
        return Optional.ofNullable(numbers.get(reference)).map(orders::get);
    }

    /** Refuses a number that is not there. */
    SalesOrder require(String number) {
        return find(number).orElseThrow(() -> new Refusal(404, "ORDER_UNKNOWN", "Order " + number + " does not exist"));
    }

    /** A draft as it was when it was read; refuses one that changed since, or is none any more. */
    SalesOrder requireDraft(String number, int revision) {
        SalesOrder order = require(number);
        if (order.revision() != revision) {
            throw new Refusal(
                    412,
                    "REVISION_OLD",
                    "Order " + number + " is at revision " + order.revision() + ", not " + revision);
        }
        if (order.state() != SalesOrder.State.DRAFT) {
            throw Refusal.invalid("NOT_DRAFT", "Order " + number + " is " + order.state() + " and cannot be changed");
        }
        return order;
    }

    int size() {
        return orders.size();
    }

    List<SalesOrder> all() {
        return List.copyOf(orders.values());
    }
}
