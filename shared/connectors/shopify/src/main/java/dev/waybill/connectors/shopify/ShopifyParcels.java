package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.OpenLine.Taken;
import dev.waybill.connectors.shopify.OpenLine.Work;
import dev.waybill.domain.document.Shipment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The calls about what of an order was sent, and what is still to be sent. */
record ShopifyParcels(ShopifyGraphql graphql, DocumentRefusals refusals, boolean notifyBuyers) {
    private record Page(List<JsonAt> rows, Optional<String> next) {
        static Page of(JsonAt connection) {
            return new Page(connection.list("nodes"), ShopifyGraphql.next(connection));
        }
    }

    /** All parcels, those called off among them. */
    List<Parcel> sent(OrderInShop order) {
        List<Parcel> parcels = graphql.send(
                ParcelRequests.SENT, id(order.gid()), data -> data.at("order").list("fulfillments").stream()
                        .map(Parcel::of)
                        .toList());
        if (parcels.size() == ParcelRequests.MOST_PARCELS) {
            throw refusals.tooManyParcels(order, parcels.size());
        }
        return parcels;
    }

    /** What is in a parcel. */
    Goods goods(Parcel parcel) {
        Map<String, Long> pieces = new HashMap<>();
        rows(ParcelRequests.CONTENT, parcel.id(), data -> data.at("fulfillment").at("fulfillmentLineItems"))
                .forEach(row -> pieces.merge(
                        row.at("lineItem").textOrEmpty("sku"),
                        row.at("quantity").decimal().longValue(),
                        Long::sum));
        return new Goods(pieces);
    }

    /** What is still to be sent, of all places that the app may see. */
    List<OpenLine> open(OrderInShop order) {
        List<OpenLine> open = new ArrayList<>();
        for (JsonAt json :
                rows(ParcelRequests.OPEN, order.gid(), data -> data.at("order").at("fulfillmentOrders"))) {
            Work work = Work.of(json);
            if (work.over()) {
                continue;
            }
            Page first = Page.of(json.at("lineItems"));
            List<JsonAt> lines = first.next().isEmpty()
                    ? first.rows()
                    : rows(ParcelRequests.LINES, work.id(), data -> data.at("fulfillmentOrder")
                            .at("lineItems"));
            lines.stream().map(line -> OpenLine.of(line, work)).forEach(open::add);
        }
        return open.stream().filter(line -> line.remaining() > 0).toList();
    }

    private List<JsonAt> rows(ShopifyGraphql.Request request, String gid, Function<JsonAt, JsonAt> connection) {
        List<JsonAt> rows = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ObjectNode variables = id(gid);
            after.ifPresent(cursor -> variables.put("after", cursor));
            Page page = graphql.send(request, variables, data -> Page.of(connection.apply(data)));
            rows.addAll(page.rows());
            after = page.rows().isEmpty() ? Optional.empty() : page.next();
        } while (after.isPresent());
        return rows;
    }

    /**
     * Shows these as sent; they must come from one place. The shop has no key by which it would know a second try.
     *
     * @param shipment what they were sent with; empty for what is not shipped at all, which the buyer is not told of
     * @return the new parcel's id
     */
    String send(List<Taken> goods, Optional<Shipment> shipment) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ObjectNode fulfilment =
                variables.putObject("fulfillment").put("notifyCustomer", notifyBuyers && shipment.isPresent());
        ArrayNode works = fulfilment.putArray("lineItemsByFulfillmentOrder");
        Map<String, ArrayNode> byWork = new HashMap<>();
        for (Taken taken : goods) {
            byWork.computeIfAbsent(taken.line().work().id(), work -> works.addObject()
                            .put("fulfillmentOrderId", work)
                            .putArray("fulfillmentOrderLineItems"))
                    .addObject()
                    .put("id", taken.line().id())
                    .put("quantity", taken.quantity());
        }
        shipment.map(ShopifyParcels::tracking)
                .filter(tracking -> !tracking.isEmpty())
                .ifPresent(tracking -> fulfilment.set("trackingInfo", tracking));
        return told(ParcelRequests.SEND, variables, "fulfillmentCreate");
    }

    /** Shows a shipment's numbers at a parcel instead of those that it has. */
    void track(Parcel parcel, Shipment shipment) {
        ObjectNode variables = id(parcel.id()).put("notify", notifyBuyers);
        variables.set("tracking", tracking(shipment));
        told(ParcelRequests.TRACK, variables, "fulfillmentTrackingInfoUpdate");
    }

    /** Without errors the answer names the parcel; one that does neither is no answer. */
    private String told(ShopifyGraphql.Request request, ObjectNode variables, String mutation) {
        Told told = graphql.send(request, variables, data -> Told.of(data.at(mutation)));
        refusals.requireTaken(request, told.errors());
        return told.id();
    }

    private record Told(List<JsonAt> errors, String id) {
        static Told of(JsonAt answer) {
            List<JsonAt> errors = answer.list("userErrors");
            return new Told(
                    errors, errors.isEmpty() ? answer.at("fulfillment").at("id").code() : "");
        }
    }

    /** A company that the shop does not know gets no link; without one it guesses by the number. */
    private static ObjectNode tracking(Shipment shipment) {
        ObjectNode tracking = JsonNodeFactory.instance.objectNode();
        shipment.carrier().ifPresent(carrier -> tracking.put("company", carrier));
        if (!shipment.tracking().isEmpty()) {
            ArrayNode numbers = tracking.putArray("numbers");
            shipment.tracking().forEach(numbers::add);
        }
        return tracking;
    }

    private static ObjectNode id(String gid) {
        return JsonNodeFactory.instance.objectNode().put("id", gid);
    }
}
