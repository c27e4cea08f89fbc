package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of one order is to be sent from where, as Shopify's page of {@code FulfillmentOrder} describes it; not recorded. */
final class GraphqlWork {
    private static final Pattern FIRST = Pattern.compile("\\(first: ([0-9]+)");

    final List<Piece> pieces = new ArrayList<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Set<Long> hidden = new HashSet<>();
    private boolean successors;
    private int generation;

    /** A line of the order. */
    static final class Piece {
        final int id;
        final String sku;
        final long place;
        boolean physical = true;
        long ordered;
        long sent;

        private Piece(int id, String sku, long ordered, long place) {
            this.id = id;
            this.sku = sku;
            this.ordered = ordered;
            this.place = place;
        }

        long open() {
            return Math.max(0, ordered - sent);
        }
    }

    Piece orders(String sku, long quantity, long place) {
        pieces.add(new Piece(pieces.size() + 1, sku, quantity, place));
        return pieces.getLast();
    }

    /** Nothing can be sent from a place that is in another state than OPEN. */
    void isIn(long place, String state) {
        states.put(Long.toString(place), state);
    }

    /** A fulfilment service has it, whose fulfilment orders the app may not see: they are left out in silence. */
    void hides(long place) {
        hidden.add(place);
    }

    /** Sending a part of it closes a fulfilment order, and another one takes over the rest. */
    void closesWhatIsSentInParts() {
        successors = true;
    }

    ObjectNode listWork(JsonNode request) {
        List<ObjectNode> rows = new ArrayList<>();
        for (long place : pieces.stream()
                .map(piece -> piece.place)
                .filter(place -> !hidden.contains(place))
                .distinct()
                .toList()) {
            String state = states.getOrDefault(Long.toString(place), "OPEN");
            if (successors && generation > 0) {
                rows.add(work(place, "CLOSED", generation - 1));
            }
            rows.add(work(place, state, generation));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        page(answer.putObject("data").putObject("order").putObject("fulfillmentOrders"), rows, first(request), request);
        return answer;
    }

    private ObjectNode work(long place, String state, int which) {
        ObjectNode work = JsonNodeFactory.instance.objectNode();
        work.put("id", workId(place, which)).put("status", state).put("fulfillAt", "2026-12-24T08:00:00Z");
        ArrayNode actions = work.putArray("supportedActions");
        if (Set.of("OPEN", "IN_PROGRESS").contains(state)) {
            actions.addObject().put("action", "CREATE_FULFILLMENT");
        }
        ObjectNode location = work.putObject("assignedLocation").put("name", "Rue du Port " + place);
        location.putObject("location").put("id", "gid://shopify/Location/" + place);
        ArrayNode holds = work.putArray("fulfillmentHolds");
        if (state.equals("ON_HOLD")) {
            holds.addObject().put("reason", "AWAITING_PAYMENT");
        }
        page(work.putObject("lineItems"), lines(place), 25, JsonNodeFactory.instance.objectNode());
        return work;
    }

    ObjectNode lines(JsonNode request) {
        String id = request.path("variables").path("id").asText();
        long place = Long.parseLong(id.replaceFirst(".*/", "")) / 100;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        page(answer.putObject("data").putObject("fulfillmentOrder").putObject("lineItems"), lines(place), 100, request);
        return answer;
    }

    private List<ObjectNode> lines(long place) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.place == place) {
                ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", lineId(piece));
                row.put("remainingQuantity", piece.open()).put("requiresShipping", piece.physical);
                row.putObject("lineItem").put("sku", piece.sku).put("name", "Name of " + piece.sku);
                rows.add(row);
            }
        }
        return rows;
    }

    /** Why this line of this fulfilment order cannot be sent so many times; empty if it can. */
    String hindrance(Piece piece, String workId, long quantity) {
        String state = states.getOrDefault(Long.toString(piece.place), "OPEN");
        if (quantity < 1 || quantity > piece.open()) {
            return "Invalid fulfillment order line item quantity requested.";
        }
        return state.equals("OPEN") && workId.equals(workId(piece.place, generation))
                ? ""
                : "Fulfillment order has an unfulfillable status= " + state;
    }

    Piece piece(JsonNode line) {
        return pieces.get(Integer.parseInt(line.path("id").asText().replaceFirst(".*/", "")) - 1);
    }

    /** A part was sent. */
    void goesOn() {
        generation += successors ? 1 : 0;
    }

    static void page(ObjectNode connection, List<ObjectNode> rows, int size, JsonNode request) {
        int after = request.path("variables").path("after").asInt(0);
        connection
                .putArray("nodes")
                .addAll(rows.stream().skip(after).limit(size).toList());
        connection
                .putObject("pageInfo")
                .put("hasNextPage", rows.size() > after + size)
                .put("endCursor", Integer.toString(after + size));
    }

    private static int first(JsonNode request) {
        Matcher first = FIRST.matcher(request.path("query").asText());
        return first.find() ? Integer.parseInt(first.group(1)) : 1;
    }

    private static String workId(long place, int which) {
        return "gid://shopify/FulfillmentOrder/" + (place * 100 + which);
    }

    private static String lineId(Piece piece) {
        return "gid://shopify/FulfillmentOrderLineItem/" + piece.id;
    }
}
