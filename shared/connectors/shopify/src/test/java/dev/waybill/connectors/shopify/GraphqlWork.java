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

/**
 * What of one order is to be sent from where, and what was sent: fulfilment orders and fulfilments, as the pages of
 * {@code FulfillmentOrder}, {@code fulfillmentCreate} and {@code fulfillmentTrackingInfoUpdate} describe them; not recorded from a
 * real shop.
 */
final class GraphqlWork {
    private static final Pattern FIRST = Pattern.compile("\\(first: ([0-9]+)");

    final List<Piece> pieces = new ArrayList<>();
    final List<Sent> parcels = new ArrayList<>();
    /** What the shop mailed to the buyer. */
    final List<String> mails = new ArrayList<>();

    private final Map<String, String> states = new LinkedHashMap<>();
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

    /** A fulfilment. */
    static final class Sent {
        final String id;
        final Map<Piece, Long> content = new LinkedHashMap<>();
        List<String> tracking = new ArrayList<>();
        String company = "";
        String status = "SUCCESS";

        private Sent(int number) {
            id = "gid://shopify/Fulfillment/" + (9000 + number);
        }

        @Override
        public String toString() {
            StringBuilder words = new StringBuilder();
            content.forEach((piece, count) -> words.append(words.isEmpty() ? "" : ", ")
                    .append(count)
                    .append(" x ")
                    .append(piece.sku));
            return words + (tracking.isEmpty() ? "" : " " + company + " " + String.join(" ", tracking));
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

    /** Sending a part of it closes a fulfilment order, and another one takes over the rest. */
    void closesWhatIsSentInParts() {
        successors = true;
    }

    /** Somebody ticks it off in the shop. */
    Sent sendsByHand(String sku, long quantity, String... tracking) {
        Piece piece =
                pieces.stream().filter(one -> one.sku.equals(sku)).findFirst().orElseThrow();
        Sent sent = new Sent(parcels.size() + 1);
        sent.content.put(piece, quantity);
        sent.tracking = List.of(tracking);
        piece.sent += quantity;
        parcels.add(sent);
        return sent;
    }

    /** Somebody takes it back in the shop. */
    void callsOff(Sent sent) {
        sent.status = "CANCELLED";
        sent.content.forEach((piece, count) -> piece.sent -= count);
    }

    List<String> live() {
        return parcels.stream()
                .filter(one -> one.status.equals("SUCCESS"))
                .map(Sent::toString)
                .toList();
    }

    ObjectNode listParcels() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putObject("data").putObject("order").putArray("fulfillments");
        for (Sent sent : parcels.subList(0, Math.min(50, parcels.size()))) {
            ArrayNode tracking = list.addObject()
                    .put("id", sent.id)
                    .put("status", sent.status)
                    .putArray("trackingInfo");
            sent.tracking.forEach(number -> tracking.addObject().put("number", number));
        }
        return answer;
    }

    ObjectNode content(JsonNode request) {
        String id = request.path("variables").path("id").asText();
        Sent sent =
                parcels.stream().filter(one -> one.id.equals(id)).findFirst().orElseThrow();
        List<ObjectNode> rows = new ArrayList<>();
        sent.content.forEach((piece, count) -> {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("quantity", count);
            row.putObject("lineItem").put("sku", piece.sku);
            rows.add(row);
        });
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        page(answer.putObject("data").putObject("fulfillment").putObject("fulfillmentLineItems"), rows, 100, request);
        return answer;
    }

    ObjectNode listWork(JsonNode request) {
        List<ObjectNode> rows = new ArrayList<>();
        for (long place : pieces.stream().map(piece -> piece.place).distinct().toList()) {
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

    private static void page(ObjectNode connection, List<ObjectNode> rows, int size, JsonNode request) {
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

    /** All of it or nothing. */
    ObjectNode send(JsonNode request) {
        JsonNode input = request.path("variables").path("fulfillment");
        Sent sent = new Sent(parcels.size() + 1);
        Set<Long> places = new HashSet<>();
        for (JsonNode work : input.path("lineItemsByFulfillmentOrder")) {
            for (JsonNode line : work.path("fulfillmentOrderLineItems")) {
                Piece piece =
                        pieces.get(Integer.parseInt(line.path("id").asText().replaceFirst(".*/", "")) - 1);
                String state = states.getOrDefault(Long.toString(piece.place), "OPEN");
                long quantity = line.path("quantity").asLong();
                if (quantity < 1 || quantity > piece.open()) {
                    return told("fulfillmentCreate", "Invalid fulfillment order line item quantity requested.");
                }
                if (!state.equals("OPEN")
                        || !work.path("fulfillmentOrderId").asText().equals(workId(piece.place, generation))) {
                    return told("fulfillmentCreate", "Fulfillment order has an unfulfillable status= " + state);
                }
                places.add(piece.place);
                sent.content.put(piece, quantity);
            }
        }
        if (places.size() != 1) {
            return told("fulfillmentCreate", "All fulfillment orders must be assigned to the same location.");
        }
        track(sent, input.path("trackingInfo"));
        sent.content.forEach((piece, count) -> piece.sent += count);
        parcels.add(sent);
        mail(input.path("notifyCustomer").asBoolean(), "shipped " + sent);
        generation += successors ? 1 : 0;
        return created("fulfillmentCreate", sent);
    }

    ObjectNode update(JsonNode request) {
        JsonNode variables = request.path("variables");
        String id = variables.path("id").asText();
        Sent sent =
                parcels.stream().filter(one -> one.id.equals(id)).findFirst().orElseThrow();
        track(sent, variables.path("tracking"));
        mail(variables.path("notify").asBoolean(), "tracking " + sent);
        return created("fulfillmentTrackingInfoUpdate", sent);
    }

    private static void track(Sent sent, JsonNode info) {
        sent.company = info.path("company").asText();
        sent.tracking = new ArrayList<>();
        info.path("numbers").forEach(number -> sent.tracking.add(number.asText()));
    }

    private void mail(boolean notify, String words) {
        if (notify) {
            mails.add(words);
        }
    }

    private static ObjectNode created(String mutation, Sent sent) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode told = answer.putObject("data").putObject(mutation);
        told.putObject("fulfillment").put("id", sent.id);
        told.putArray("userErrors");
        return answer;
    }

    private static ObjectNode told(String mutation, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode told = answer.putObject("data").putObject(mutation).putNull("fulfillment");
        told.putArray("userErrors")
                .addObject()
                .put("message", message)
                .putArray("field")
                .add("fulfillment");
        return answer;
    }
}
