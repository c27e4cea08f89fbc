package dev.waybill.connectors.shopify;

import dev.waybill.connector.http.Effect;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;

/**
 * What is asked and told about parcels. Each question costs less than the 1,000 points that one may cost: a list costs its size
 * times what stands in it (https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits, read 2026-11).
 */
final class ParcelRequests {
    /** All that documents need, in one sentence: whoever gives one of them gives all (usage/access-scopes, read 2026-11). */
    static final String SCOPES = "read_orders, write_orders, read_merchant_managed_fulfillment_orders and"
            + " write_merchant_managed_fulfillment_orders";

    /** {@code fulfillments} has no pages: a list of this size may be cut off. */
    static final int MOST_PARCELS = 50;

    static final Request SENT = reading("tell what of the order was sent", """
            query Sent($id: ID!) {
              order(id: $id) {
                fulfillments(first: 50) { id status trackingInfo(first: 10) { number } }
              }
            }
            """);

    static final Request CONTENT = reading("tell what is in a parcel", """
            query Content($id: ID!, $after: String) {
              fulfillment(id: $id) {
                fulfillmentLineItems(first: 100, after: $after) {
                  nodes { quantity lineItem { sku } }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """);

    static final Request OPEN = reading("tell what of the order is still to be sent", """
            query Open($id: ID!, $after: String) {
              order(id: $id) {
                fulfillmentOrders(first: 10, after: $after) {
                  nodes {
                    id status fulfillAt
                    supportedActions { action }
                    assignedLocation { name location { id } }
                    fulfillmentHolds { reason }
                    lineItems(first: 25) {
                      nodes { id remainingQuantity requiresShipping lineItem { sku name } }
                      pageInfo { hasNextPage endCursor }
                    }
                  }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """);

    /** All lines of one fulfilment order, where the first 25 are not all. */
    static final Request LINES = reading("tell what of the order is still to be sent", """
            query Lines($id: ID!, $after: String) {
              fulfillmentOrder(id: $id) {
                lineItems(first: 100, after: $after) {
                  nodes { id remainingQuantity requiresShipping lineItem { sku name } }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """);

    static final Request SEND = new Request("sendParcel", Effect.WRITE, "show a parcel as sent", SCOPES, """
            mutation Send($fulfillment: FulfillmentInput!) {
              fulfillmentCreate(fulfillment: $fulfillment) {
                fulfillment { id }
                userErrors { field message }
              }
            }
            """);

    static final Request TRACK =
            new Request("trackParcel", Effect.WRITE, "show a parcel's tracking numbers", SCOPES, """
            mutation Track($id: ID!, $tracking: FulfillmentTrackingInput!, $notify: Boolean!) {
              fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking, notifyCustomer: $notify) {
                fulfillment { id }
                userErrors { field message }
              }
            }
            """);

    private ParcelRequests() {}

    private static Request reading(String what, String graphql) {
        return new Request("readParcels", Effect.READ, what, SCOPES, graphql);
    }
}
