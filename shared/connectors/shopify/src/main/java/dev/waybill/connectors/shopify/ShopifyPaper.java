package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import java.util.List;
import java.util.Optional;

/** The calls about an order as a whole: what it shows, what is written on it, and that it is called off. */
record ShopifyPaper(ShopifyGraphql graphql, DocumentRefusals refusals) {
    private static final Request READ =
            new Request("readOrder", Effect.READ, "tell the order", ParcelRequests.SCOPES, """
            query Paper($id: ID!) {
              order(id: $id) {
                id name cancelledAt displayFinancialStatus displayFulfillmentStatus currentSubtotalLineItemsQuantity
                currentTotalPriceSet { shopMoney { amount currencyCode } }
                refundDiscrepancySet { shopMoney { amount currencyCode } }
                shown: metafield(namespace: "waybill", key: "shown") { value compareDigest }
                documents: metafield(namespace: "waybill", key: "documents") { value compareDigest }
              }
            }
            """);

    private static final Request WRITE =
            new Request("writeDocuments", Effect.WRITE, "keep what was shown", ParcelRequests.SCOPES, """
            mutation Write($metafields: [MetafieldsSetInput!]!) {
              metafieldsSet(metafields: $metafields) { userErrors { field message code } }
            }
            """);

    /** The reason has to be one of the shop's list; who called the order off, and why, the ERP does not say. */
    private static final Request CANCEL =
            new Request("cancelOrder", Effect.WRITE, "call the order off", ParcelRequests.SCOPES, """
            mutation CallOff($id: ID!, $refund: OrderCancelRefundMethodInput!, $restock: Boolean!, $notify: Boolean!,
                $note: String!) {
              orderCancel(orderId: $id, reason: OTHER, refundMethod: $refund, restock: $restock, notifyCustomer: $notify,
                  staffNote: $note) {
                orderCancelUserErrors { field message code }
              }
            }
            """);

    private static final String NOTE = "Called off in the ERP. Payments are left as they are.";

    /** @param id the number at the end of the order's address */
    Optional<OrderInShop> read(String id) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("id", "gid://shopify/Order/" + id);
        return graphql.send(
                READ, variables, data -> data.find("order").map(order -> OrderInShop.of(order, graphql.system())));
    }

    /**
     * Writes all of it or nothing.
     *
     * @return whether it was written; not if somebody else wrote since it was read
     */
    boolean write(OrderInShop order, OrderPaper paper) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.set("metafields", paper.metafields(order.gid()));
        List<JsonAt> errors =
                graphql.send(WRITE, variables, data -> data.at("metafieldsSet").list("userErrors"));
        if (UserErrors.areStale(errors)) {
            return false;
        }
        refusals.requireTaken(WRITE, errors);
        return true;
    }

    /** The shop calls it off in a job of its own, a little later. Money is never given back by us. */
    void cancel(OrderInShop order, boolean restock, boolean notifyBuyer) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("id", order.gid());
        variables.putObject("refund").put("originalPaymentMethodsRefund", false);
        variables.put("restock", restock).put("notify", notifyBuyer).put("note", NOTE);
        refusals.requireTaken(CANCEL, graphql.send(CANCEL, variables, data -> data.at("orderCancel")
                .list("orderCancelUserErrors")));
    }
}
