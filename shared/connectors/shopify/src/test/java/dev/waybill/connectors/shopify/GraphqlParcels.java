package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlWork.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was sent of one order, as Shopify's pages of {@code Fulfillment}, {@code fulfillmentCreate} and {@code
 * fulfillmentTrackingInfoUpdate} describe it; not recorded from a real shop.
 */
final class GraphqlParcels {
    final List<Sent> all = new ArrayList<>();
    /** What the shop mailed to the buyer. */
    final List<String> mails = new ArrayList<>();

    private final GraphqlWork work;

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

    GraphqlParcels(GraphqlWork work) {
        this.work = work;
    }

    /** Somebody ticks it off in the shop. */
    Sent sendsByHand(String sku, long quantity, String... tracking) {
        Piece piece = work.pieces.stream()
                .filter(one -> one.sku.equals(sku))
                .findFirst()
                .orElseThrow();
        Sent sent = new Sent(all.size() + 1);
        sent.content.put(piece, quantity);
        sent.tracking = List.of(tracking);
        piece.sent += quantity;
        all.add(sent);
        return sent;
    }

    /** Somebody takes it back in the shop. */
    void callsOff(Sent sent) {
        sent.status = "CANCELLED";
        sent.content.forEach((piece, count) -> piece.sent -= count);
    }

    List<String> live() {
        return all.stream()
                .filter(one -> one.status.equals("SUCCESS"))
                .map(Sent::toString)
                .toList();
    }

    ObjectNode listParcels() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putObject("data").putObject("order").putArray("fulfillments");
        for (Sent sent : all.subList(0, Math.min(50, all.size()))) {
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
        Sent sent = all.stream().filter(one -> one.id.equals(id)).findFirst().orElseThrow();
        List<ObjectNode> rows = new ArrayList<>();
        sent.content.forEach((piece, count) -> {
            ObjectNode row = JsonNodeFactory.instance.objectNode().put("quantity", count);
            row.putObject("lineItem").put("sku", piece.sku);
            rows.add(row);
        });
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        GraphqlWork.page(
                answer.putObject("data").putObject("fulfillment").putObject("fulfillmentLineItems"),
                rows,
                100,
                request);
        return answer;
    }

    /** All of it or nothing. */
    ObjectNode send(JsonNode request) {
        JsonNode input = request.path("variables").path("fulfillment");
        Sent sent = new Sent(all.size() + 1);
        Set<Long> places = new HashSet<>();
        for (JsonNode part : input.path("lineItemsByFulfillmentOrder")) {
            for (JsonNode line : part.path("fulfillmentOrderLineItems")) {
                Piece piece = work.piece(line);
                long quantity = line.path("quantity").asLong();
                String hindrance =
                        work.hindrance(piece, part.path("fulfillmentOrderId").asText(), quantity);
                if (!hindrance.isEmpty()) {
                    return told("fulfillmentCreate", hindrance);
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
        all.add(sent);
        mail(input.path("notifyCustomer").asBoolean(), "shipped " + sent);
        work.goesOn();
        return created("fulfillmentCreate", sent);
    }

    ObjectNode update(JsonNode request) {
        JsonNode variables = request.path("variables");
        String id = variables.path("id").asText();
        Sent sent = all.stream().filter(one -> one.id.equals(id)).findFirst().orElseThrow();
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
