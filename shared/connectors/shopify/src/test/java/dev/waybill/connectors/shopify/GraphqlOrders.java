package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says an order in the words of GraphQL that is given in those of the webhook: the other way round of what the connector does, from the
 * documentation of both. Amounts lose their last zeros and times their offset, as a shop's do.
 */
final class GraphqlOrders {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> ADDRESS = Map.ofEntries(
            Map.entry("first_name", "firstName"),
            Map.entry("last_name", "lastName"),
            Map.entry("name", "name"),
            Map.entry("company", "company"),
            Map.entry("address1", "address1"),
            Map.entry("address2", "address2"),
            Map.entry("zip", "zip"),
            Map.entry("city", "city"),
            Map.entry("province", "province"),
            Map.entry("province_code", "provinceCode"),
            Map.entry("country", "country"),
            Map.entry("country_code", "countryCodeV2"),
            Map.entry("phone", "phone"));

    private final JsonNode rest;
    private final String currency;

    private GraphqlOrders(JsonNode rest) {
        this.rest = rest;
        this.currency = rest.path("currency").asText();
    }

    static ObjectNode of(JsonNode rest) {
        return new GraphqlOrders(rest).order();
    }

    private ObjectNode order() {
        ObjectNode order = JSON.objectNode().put("__typename", "Order");
        order.set("id", globalId("Order", rest));
        for (String time : List.of("updated", "created", "processed", "cancelled")) {
            order.set(time + "At", utc(rest.path(time + "_at")));
        }
        for (String same : List.of("name", "note", "email", "phone", "test")) {
            order.set(same, orNull(rest.path(same)));
        }
        order.put("currencyCode", currency);
        order.set("presentmentCurrencyCode", orNull(rest.path("presentment_currency")));
        order.put("taxesIncluded", rest.path("taxes_included").asBoolean());
        order.put("dutiesIncluded", rest.path("duties_included").asBoolean());
        order.set("paymentGatewayNames", list(rest.path("payment_gateway_names")));
        order.put(
                "displayFinancialStatus", rest.path("financial_status").asText().toUpperCase(Locale.ROOT));
        order.put(
                "displayFulfillmentStatus",
                shown(rest.path("fulfillment_status").asText("")));
        order.set("fulfillments", list(rest.path("fulfillments")));
        amounts(order);
        order.set("taxLines", taxes(rest));
        order.set("customer", customer());
        order.set("billingAddress", address(rest.path("billing_address")));
        order.set("shippingAddress", address(rest.path("shipping_address")));
        lines(order);
        shipping(order);
        refunds(order);
        return order;
    }

    private static String shown(String status) {
        return switch (status) {
            case "fulfilled", "restocked" -> status.toUpperCase(Locale.ROOT);
            case "partial" -> "PARTIALLY_FULFILLED";
            default -> "UNFULFILLED";
        };
    }

    private void amounts(ObjectNode order) {
        order.set("totalPriceSet", money(rest, "total_price"));
        order.set("currentTotalPriceSet", money(rest, "current_total_price"));
        order.set("totalDiscountsSet", money(rest, "total_discounts"));
        order.set("totalTipReceivedSet", money(rest, "total_tip_received"));
        order.set("totalOutstandingSet", money(rest, "total_outstanding"));
        order.set("originalTotalDutiesSet", money(rest, "original_total_duties"));
        order.set("currentTotalDutiesSet", money(rest, "current_total_duties"));
        order.set("originalTotalAdditionalFeesSet", money(rest, "original_total_additional_fees"));
        order.set("currentTotalAdditionalFeesSet", money(rest, "current_total_additional_fees"));
    }

    private JsonNode customer() {
        JsonNode from = rest.path("customer");
        if (!from.isObject()) {
            return NullNode.instance;
        }
        ObjectNode customer = JSON.objectNode();
        customer.set("id", globalId("Customer", from));
        customer.set("firstName", orNull(from.path("first_name")));
        customer.set("lastName", orNull(from.path("last_name")));
        customer.set("defaultEmailAddress", in("emailAddress", from.path("email")));
        customer.set("defaultPhoneNumber", in("phoneNumber", from.path("phone")));
        customer.set("defaultAddress", address(from.path("default_address")));
        return customer;
    }

    private static JsonNode address(JsonNode from) {
        if (!from.isObject()) {
            return NullNode.instance;
        }
        ObjectNode address = JSON.objectNode();
        ADDRESS.forEach((theirs, ours) -> address.set(ours, orNull(from.path(theirs))));
        return address;
    }

    /** A tip is a line like the others; only its sale says what it is. */
    private void lines(ObjectNode order) {
        ArrayNode lines = order.putArray("lineItems");
        ArrayNode sales = order.putArray("agreements").addObject().putArray("sales");
        for (JsonNode from : rest.path("line_items")) {
            ObjectNode line = lines.addObject();
            line.set("id", globalId("LineItem", from));
            for (String same : List.of("name", "title", "sku", "quantity")) {
                line.set(same, orNull(from.path(same)));
            }
            line.set("currentQuantity", orNull(from.path("current_quantity")));
            line.set("originalUnitPriceSet", money(from, "price"));
            line.set("totalDiscountSet", money(from, "total_discount"));
            line.set("discountAllocations", allocations(from));
            line.set("taxLines", taxes(from));
            ArrayNode duties = line.putArray("duties");
            from.path("duties").forEach(duty -> duties.addObject().set("taxLines", taxes(duty)));
            sales.addObject()
                    .put("__typename", from.has("tip_payment_gateway") ? "TipSale" : "ProductSale")
                    .putObject("lineItem")
                    .set("id", globalId("LineItem", from));
        }
    }

    private void shipping(ObjectNode order) {
        ArrayNode lines = order.putArray("shippingLines");
        for (JsonNode from : rest.path("shipping_lines")) {
            ObjectNode line = lines.addObject();
            line.set("id", globalId("ShippingLine", from));
            line.set("title", orNull(from.path("title")));
            line.put("isRemoved", from.path("is_removed").asBoolean());
            line.set("originalPriceSet", money(from, "price"));
            line.set("discountedPriceSet", money(from, "discounted_price"));
            line.set("currentDiscountedPriceSet", money(from, "current_discounted_price"));
            line.set("discountAllocations", allocations(from));
            line.set("taxLines", taxes(from));
        }
    }

    private void refunds(ObjectNode order) {
        ArrayNode refunds = order.putArray("refunds");
        for (JsonNode from : rest.path("refunds")) {
            ObjectNode refund = refunds.addObject().put("__typename", "Refund");
            refund.put(
                    "id",
                    "gid://shopify/Refund/"
                            + from.path("id")
                                    .asText(refunds.size() + "00"
                                            + rest.path("id").asText()));
            refund.putObject("order").set("updatedAt", order.path("updatedAt"));
            ArrayNode items = refund.putArray("refundLineItems");
            for (JsonNode theirs : from.path("refund_line_items")) {
                ObjectNode item = items.addObject();
                item.set("quantity", orNull(theirs.path("quantity")));
                item.putObject("lineItem")
                        .put(
                                "id",
                                "gid://shopify/LineItem/"
                                        + theirs.path("line_item_id").asText());
                item.set("subtotalSet", money(theirs, "subtotal"));
                item.set("totalTaxSet", money(theirs, "total_tax"));
            }
        }
    }

    private ArrayNode allocations(JsonNode from) {
        ArrayNode allocations = JSON.arrayNode();
        from.path("discount_allocations")
                .forEach(one -> allocations.addObject().set("allocatedAmountSet", money(one, "amount")));
        return allocations;
    }

    private ArrayNode taxes(JsonNode from) {
        ArrayNode taxes = JSON.arrayNode();
        for (JsonNode theirs : from.path("tax_lines")) {
            ObjectNode tax = taxes.addObject();
            tax.set("title", orNull(theirs.path("title")));
            tax.set(
                    "rate",
                    theirs.path("rate").isMissingNode()
                            ? NullNode.instance
                            : JSON.numberNode(theirs.path("rate").asDouble()));
            tax.set("priceSet", money(theirs, "price"));
        }
        return taxes;
    }

    /** Null where the webhook does not state it; without a set, both currencies are the shop's. */
    private JsonNode money(JsonNode from, String member) {
        JsonNode set = from.path(member + "_set");
        JsonNode plain = from.path(member);
        boolean isSet = set.path("shop_money").isObject();
        if (!isSet && (plain.isMissingNode() || plain.isNull())) {
            return NullNode.instance;
        }
        ObjectNode money = JSON.objectNode();
        for (String side : List.of("shop", "presentment")) {
            JsonNode amount = set.path(side + "_money");
            money.putObject(side + "Money")
                    .put("amount", shortened(isSet ? amount.path("amount").asText() : plain.asText()))
                    .put("currencyCode", isSet ? amount.path("currency_code").asText() : currency);
        }
        return money;
    }

    /** {@code 294.00} is {@code 294.0} here. */
    private static String shortened(String amount) {
        BigDecimal exact = new BigDecimal(amount.isEmpty() ? "0" : amount).stripTrailingZeros();
        return (exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString();
    }

    private static JsonNode globalId(String type, JsonNode from) {
        JsonNode global = from.path("admin_graphql_api_id");
        return global.isTextual()
                ? global
                : JSON.textNode("gid://shopify/" + type + "/" + from.path("id").asText());
    }

    private static JsonNode utc(JsonNode time) {
        return time.isTextual()
                ? JSON.textNode(OffsetDateTime.parse(time.asText()).toInstant().toString())
                : NullNode.instance;
    }

    private static JsonNode in(String name, JsonNode value) {
        return value.isTextual() ? JSON.objectNode().set(name, value) : NullNode.instance;
    }

    private static JsonNode list(JsonNode from) {
        ArrayNode list = JSON.arrayNode();
        for (JsonNode entry : from) {
            list.add(
                    entry.isObject()
                            ? JSON.objectNode()
                                    .put("status", entry.path("status").asText().toUpperCase(Locale.ROOT))
                            : entry);
        }
        return list;
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? NullNode.instance : node;
    }
}
