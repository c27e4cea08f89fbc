package dev.waybill.connectors.shopify;

import dev.waybill.connector.http.Effect;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;

/**
 * How the shop is asked for orders. Each member is asked for by the webhook's name for it, so that the text below is the whole table of
 * what is what; {@link WebhookShape} adds what a name cannot do. Objects {@code Order}, {@code LineItem}, {@code ShippingLine},
 * {@code Refund}, {@code MailingAddress} and {@code Customer} of https://shopify.dev/docs/api/admin-graphql/2026-07, and the
 * webhook's body of https://shopify.dev/docs/api/webhooks/2026-07; read 2026-11.
 *
 * <p>What a query costs is counted as Shopify first published it: an object 1, a connection 2 and its entries, at most 1,000 a call
 * (https://shopify.engineering/rate-limiting-graphql-apis-calculating-query-complexity, read 2026-11). {@link #TOGETHER} orders are
 * 796 points. Shops count less today, but do not say how; what costs one too much is asked for in smaller pieces.
 */
final class OrderQuery {
    /** Most orders that are asked for whole in one call. */
    static final int TOGETHER = 4;

    static final String READ = "readOrder";
    static final String LIST = "listOrders";

    /** The buyer is asked for, so that the second is needed as well. */
    private static final String SCOPES = "read_orders and read_customers";

    private static final String MONEY = """
            fragment money on MoneyBag { shop_money: shopMoney { amount currency_code: currencyCode } }
            """;

    private static final String TAX = MONEY + """
            fragment tax on TaxLine { title rate price_set: priceSet { ...money } }
            """;

    private static final String LINE = """
            fragment line on LineItem {
              admin_graphql_api_id: id
              name title sku quantity
              current_quantity: currentQuantity
              price_set: originalUnitPriceSet { ...money }
              total_discount_set: totalDiscountSet { ...money }
              discount_allocations: discountAllocations { amount_set: allocatedAmountSet { ...money } }
              tax_lines: taxLines { ...tax }
              duties { tax_lines: taxLines { ...tax } }
            }
            """;

    private static final String SHIPPING = """
            fragment shipping on ShippingLine {
              admin_graphql_api_id: id
              title
              is_removed: isRemoved
              price_set: originalPriceSet { ...money }
              discounted_price_set: discountedPriceSet { ...money }
              current_discounted_price_set: currentDiscountedPriceSet { ...money }
              discount_allocations: discountAllocations { amount_set: allocatedAmountSet { ...money } }
              tax_lines: taxLines { ...tax }
            }
            """;

    private static final String REFUNDED = """
            fragment refunded on RefundLineItem {
              quantity
              line_item: lineItem { admin_graphql_api_id: id }
              subtotal_set: subtotalSet { ...money }
              total_tax_set: totalTaxSet { ...money }
            }
            """;

    private static final String PEOPLE = """
            fragment address on MailingAddress {
              first_name: firstName last_name: lastName name company address1 address2 zip city province
              province_code: provinceCode country country_code: countryCodeV2 phone
            }
            fragment buyer on Customer {
              admin_graphql_api_id: id
              first_name: firstName last_name: lastName
              email: defaultEmailAddress { emailAddress }
              phone: defaultPhoneNumber { phoneNumber }
              default_address: defaultAddress { ...address }
            }
            """;

    /** Both currencies only where both are read; without {@code first}, lists that are no connections come whole. */
    private static final String ORDER = """
            fragment both on MoneyBag {
              shop_money: shopMoney { amount currency_code: currencyCode }
              presentment_money: presentmentMoney { amount currency_code: currencyCode }
            }
            fragment order on Order {
              admin_graphql_api_id: id
              updated_at: updatedAt created_at: createdAt processed_at: processedAt cancelled_at: cancelledAt
              name note email phone test
              currency: currencyCode presentment_currency: presentmentCurrencyCode
              taxes_included: taxesIncluded duties_included: dutiesIncluded
              payment_gateway_names: paymentGatewayNames
              financial_status: displayFinancialStatus
              fulfillment_status: displayFulfillmentStatus
              fulfillments { status }
              total_price_set: totalPriceSet { ...both }
              current_total_price_set: currentTotalPriceSet { ...both }
              total_discounts_set: totalDiscountsSet { ...money }
              total_tip_received_set: totalTipReceivedSet { ...money }
              total_outstanding_set: totalOutstandingSet { ...money }
              original_total_duties_set: originalTotalDutiesSet { ...money }
              current_total_duties_set: currentTotalDutiesSet { ...money }
              original_total_additional_fees_set: originalTotalAdditionalFeesSet { ...money }
              current_total_additional_fees_set: currentTotalAdditionalFeesSet { ...money }
              tax_lines: taxLines { ...tax }
              customer { ...buyer }
              billing_address: billingAddress { ...address }
              shipping_address: shippingAddress { ...address }
              line_items: lineItems(first: 7) { nodes { ...line } pageInfo { hasNextPage endCursor } }
              shipping_lines: shippingLines(first: 2, includeRemovals: true) {
                nodes { ...shipping } pageInfo { hasNextPage endCursor }
              }
              refunds {
                admin_graphql_api_id: id
                refund_line_items: refundLineItems(first: 5) { nodes { ...refunded } pageInfo { hasNextPage endCursor } }
              }
            }
            """;

    /** Whole orders by their ids. */
    static final Request WHOLE = reading("""
            query Orders($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ...order } } }
            """ + ORDER + TAX + LINE + SHIPPING + REFUNDED + PEOPLE);

    static final Request MORE_LINES = reading("""
            query MoreLines($id: ID!, $after: String) {
              node(id: $id) {
                ... on Order {
                  updated_at: updatedAt
                  more: lineItems(first: 50, after: $after) { nodes { ...line } pageInfo { hasNextPage endCursor } }
                }
              }
            }
            """ + TAX + LINE);

    static final Request MORE_SHIPPING = reading("""
            query MoreShipping($id: ID!, $after: String) {
              node(id: $id) {
                ... on Order {
                  updated_at: updatedAt
                  more: shippingLines(first: 50, after: $after, includeRemovals: true) {
                    nodes { ...shipping } pageInfo { hasNextPage endCursor }
                  }
                }
              }
            }
            """ + TAX + SHIPPING);

    static final Request MORE_REFUNDED = reading("""
            query MoreRefunded($id: ID!, $after: String) {
              node(id: $id) {
                ... on Refund {
                  order { updated_at: updatedAt }
                  more: refundLineItems(first: 50, after: $after) {
                    nodes { ...refunded } pageInfo { hasNextPage endCursor }
                  }
                }
              }
            }
            """ + MONEY + REFUNDED);

    /** A line does not say that it is a tip; the sale that it belongs to does ({@code TipSale}). */
    static final Request TIPS = reading("""
            query Tips($id: ID!, $agreement: String, $sale: String) {
              node(id: $id) {
                ... on Order {
                  updated_at: updatedAt
                  agreements(first: 1, after: $agreement) {
                    nodes {
                      sales(first: 100, after: $sale) {
                        nodes { ... on TipSale { lineItem { id } } }
                        pageInfo { hasNextPage endCursor }
                      }
                    }
                    pageInfo { hasNextPage endCursor }
                  }
                }
              }
            }
            """);

    /** Orders of every status, cancelled and archived ones as well, by their last change. */
    static final Request CHANGED = new Request(LIST, Effect.READ, "list its orders", SCOPES, """
            query Changed($query: String!, $first: Int!, $after: String) {
              orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
                nodes { id updatedAt }
                pageInfo { hasNextPage endCursor }
              }
            }
            """);

    private OrderQuery() {}

    private static Request reading(String graphql) {
        return new Request(READ, Effect.READ, "tell its orders", SCOPES, graphql);
    }
}
