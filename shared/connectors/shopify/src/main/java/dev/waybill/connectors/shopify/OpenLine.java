package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is still to be sent of one line of an order, from one place: a line of a fulfilment order.
 *
 * @param remaining how many pieces
 * @param physical whether it has to be shipped at all
 */
record OpenLine(String id, String sku, String name, long remaining, boolean physical, Work work) {
    /**
     * A fulfilment order: the part of an order that one place sends.
     *
     * @param place id of the location that sends it
     * @param over whether nothing of it is to be sent any more; what was left has a successor
     * @param hindrance why nothing of it can be shown as sent now, in words; empty if it can
     */
    record Work(String id, String place, boolean over, Optional<String> hindrance) {
        private static final Set<String> OVER = Set.of("CLOSED", "CANCELLED");

        static Work of(JsonAt json) {
            JsonAt assigned = json.at("assignedLocation");
            String place = assigned.find("location")
                    .map(location -> location.at("id").code())
                    .orElse("");
            boolean can = json.list("supportedActions").stream()
                    .anyMatch(action -> action.textOrEmpty("action").equals("CREATE_FULFILLMENT"));
            return new Work(
                    json.at("id").code(),
                    place,
                    OVER.contains(json.textOrEmpty("status")),
                    can ? Optional.empty() : Optional.of(hindrance(json, assigned.textOrEmpty("name"))));
        }

        private static String hindrance(JsonAt json, String place) {
            String status = json.textOrEmpty("status");
            return switch (status) {
                case "ON_HOLD" ->
                    json.list("fulfillmentHolds").stream()
                            .map(hold -> hold.textOrEmpty("reason"))
                            .collect(Collectors.joining(", ", "on hold (", ")"));
                case "SCHEDULED" -> "scheduled for " + json.textOrEmpty("fulfillAt");
                default ->
                    "with the location '" + place + "' in the state " + status + ", which the app may not send from";
            };
        }
    }

    static OpenLine of(JsonAt json, Work work) {
        JsonAt line = json.at("lineItem");
        return new OpenLine(
                json.at("id").code(),
                line.textOrEmpty("sku"),
                line.textOrEmpty("name"),
                json.at("remainingQuantity").decimal().longValue(),
                json.at("requiresShipping").flag(),
                work);
    }

    boolean isHindered() {
        return work.hindrance().isPresent();
    }

    /** So many of it, or as many as there are. */
    Taken take(long most) {
        return new Taken(this, Math.min(most, remaining));
    }

    /** Some pieces of it. */
    record Taken(OpenLine line, long quantity) {
        /** One call of the shop's takes what one place sends. */
        static Stream<List<Taken>> byPlace(List<Taken> goods) {
            return goods.stream()
                    .collect(Collectors.groupingBy(
                            some -> some.line().work().place(), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream();
        }
    }

    /** {@code 2 x MUG}. */
    @Override
    public String toString() {
        return remaining + " x " + (sku.isEmpty() ? name : sku);
    }
}
