package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.util.List;
import java.util.stream.Collectors;

/** Why a document cannot be shown at an order of the shop, and what a person does about it. */
record DocumentRefusals(SystemId shop) {
    private static final String SEND = "sendParcel";

    /** @param missing what the order has too little of */
    FailureException notLeft(OrderInShop order, Shipment shipment, Goods missing) {
        return failure(
                FailureCode.ITEM_UNKNOWN,
                words(shipment) + " names " + missing + " more than order "
                        + order.ref().number() + " in " + shop + " still has to be sent",
                "see what was sent, taken out or called off in the shop: what is sent in exchange has to be added to the"
                        + " order there; what lies with a fulfilment service is seen only with the app's scope"
                        + " read_third_party_fulfillment_orders; then redrive");
    }

    FailureException hindered(OrderInShop order, String what, List<OpenLine> lines) {
        String hindrances = lines.stream()
                .map(line -> line + " is " + line.work().hindrance().orElse(""))
                .distinct()
                .collect(Collectors.joining("; "));
        return failure(
                FailureCode.TARGET_REFUSED,
                what + ": order " + order.ref().number() + " in " + shop + " cannot be shown as sent: " + hindrances,
                "release the hold, open what is scheduled, or move it to a location of your own in the shop's order, then"
                        + " redrive");
    }

    FailureException notWhole(Shipment shipment, Shipment.Line line) {
        return failure(
                FailureCode.TARGET_REFUSED,
                words(shipment) + ": " + line.quantity() + " x " + line.sku() + " is no whole number of pieces, as "
                        + shop + " counts",
                "correct the delivery note or the item's unit, then redrive");
    }

    FailureException unsaid(OrderInShop order, List<OpenLine> left) {
        return failure(
                FailureCode.TARGET_REFUSED,
                "order " + order.ref().number() + " is said to be wholly shipped, but in " + shop
                        + " there is still to be sent: "
                        + left.stream().map(OpenLine::toString).collect(Collectors.joining(", "))
                        + ", which no delivery note names",
                "take it out of the order in the shop (with a refund where it was paid), or ship it, then redrive");
    }

    FailureException unseen(OrderInShop order) {
        return failure(
                FailureCode.TARGET_REFUSED,
                "order " + order.ref().number() + " is said to be wholly shipped, and in " + shop
                        + " nothing is left that the app may see, but the shop does not call it fulfilled",
                "give the app the scopes read_third_party_fulfillment_orders and write_third_party_fulfillment_orders if"
                        + " a fulfilment service has the rest, or see in the shop's order what is left; then redrive");
    }

    FailureException tooManyParcels(OrderInShop order, int parcels) {
        return failure(
                FailureCode.TARGET_REFUSED,
                "order " + order.ref().number() + " in " + shop + " has " + parcels
                        + " fulfilments or more: the shop does not list all of them, so nobody can tell which are missing",
                "show what is missing in the shop by hand, then dismiss this");
    }

    FailureException gone(String order) {
        return failure(
                FailureCode.TARGET_REFUSED,
                shop + " does not have the order " + order + " any more",
                "see whether it was deleted in the shop, or is older than 60 days and the app has no scope read_all_orders");
    }

    FailureException overwritten(OrderInShop order) {
        return new FailureException(Failure.of(
                FailureCode.TARGET_CHANGED,
                shop,
                "writeDocuments",
                "somebody else keeps writing the metafields waybill.* of order "
                        + order.ref().number() + " in " + shop,
                "nothing: it is tried again; if it stays so, see which app writes them"));
    }

    /** @param errors what the shop has against it; nothing was done if there are any */
    void requireTaken(Request request, List<JsonAt> errors) {
        if (!errors.isEmpty()) {
            throw new FailureException(Failure.of(
                            FailureCode.TARGET_REFUSED,
                            shop,
                            request.operation(),
                            shop + " does not " + request.what(),
                            "look at the order in the shop, mend what it names, then redrive")
                    .saying(UserErrors.words(errors)));
        }
    }

    private FailureException failure(FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, shop, SEND, why, next));
    }

    static String words(Shipment shipment) {
        return "delivery note " + shipment.number();
    }
}
