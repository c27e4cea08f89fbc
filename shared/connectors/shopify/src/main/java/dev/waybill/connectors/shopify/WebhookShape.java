package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives an order that was asked for ({@link OrderQuery}) the shape of the webhook's body, which {@link ShopifyOrderTranslator}
 * reads. Pure; copies and renames, judges nothing: what is missing or odd is for the translator to name.
 */
final class WebhookShape {
    private static final String GLOBAL_ID = ShopifyIds.GLOBAL_ID;
    private static final String SET = "_set";
    private static final Pattern NUMBERED = Pattern.compile("gid://shopify/[A-Za-z]+/([0-9]{1,30})(\\?.*)?");

    private WebhookShape() {}

    /**
     * The webhook's body.
     *
     * @param order as answered, its connections read to their end and in place as lists; changed in place
     * @param tips global ids of the lines that are tips
     */
    static Body of(ObjectNode order, Set<String> tips) {
        status(order);
        customer(order.path("customer"));
        tips(order.path("line_items"), tips);
        refunds(order.path("refunds"));
        shape(order);
        return Body.of(order.toString());
    }

    /** {@code PARTIALLY_PAID} is {@code partially_paid}. */
    private static void status(ObjectNode order) {
        order.put("financial_status", order.path("financial_status").asText("").toLowerCase(Locale.ROOT));
        String fulfilment = fulfilment(
                order.path("fulfillment_status").asText(""),
                order.path("fulfillments").findValuesAsText("status"));
        order.put("fulfillment_status", fulfilment.isEmpty() ? null : fulfilment);
        order.remove("fulfillments");
    }

    /**
     * What is shown to people also tells of requests and holds, behind which something may have been sent already: then the
     * parcels say so ({@code OrderDisplayFulfillmentStatus} and {@code FulfillmentStatus}, read 2026-11).
     */
    private static String fulfilment(String shown, List<String> parcels) {
        return switch (shown) {
            case "FULFILLED", "RESTOCKED" -> shown.toLowerCase(Locale.ROOT);
            case "PARTIALLY_FULFILLED" -> "partial";
            case "UNFULFILLED" -> "";
            default -> parcels.contains("SUCCESS") ? "partial" : "";
        };
    }

    private static void customer(JsonNode customer) {
        if (customer instanceof ObjectNode buyer) {
            buyer.set("email", buyer.path("email").path("emailAddress"));
            buyer.set("phone", buyer.path("phone").path("phoneNumber"));
        }
    }

    /** In webhooks, a tip is a line that has this member. */
    private static void tips(JsonNode lines, Set<String> tips) {
        for (JsonNode line : lines) {
            if (line instanceof ObjectNode item
                    && tips.contains(item.path(GLOBAL_ID).asText())) {
                item.putNull("tip_payment_gateway");
            }
        }
    }

    private static void refunds(JsonNode refunds) {
        for (JsonNode refund : refunds) {
            for (JsonNode refunded : refund.path("refund_line_items")) {
                if (refunded instanceof ObjectNode item) {
                    item.set("line_item_id", number(item.path("line_item").path(GLOBAL_ID)));
                }
            }
        }
    }

    /** Whatever has a global id has its number beside it, and every set of amounts the one in the shop's currency. */
    private static void shape(JsonNode node) {
        node.forEach(WebhookShape::shape);
        if (node instanceof ObjectNode object) {
            if (object.has(GLOBAL_ID)) {
                object.set("id", number(object.path(GLOBAL_ID)));
            }
            for (String member : List.copyOf(names(object))) {
                JsonNode amount = object.path(member).path("shop_money").path("amount");
                if (member.endsWith(SET) && !amount.isMissingNode()) {
                    object.set(member.substring(0, member.length() - SET.length()), amount);
                }
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The number of a global id; anything else as it is. */
    private static JsonNode number(JsonNode globalId) {
        Matcher id = NUMBERED.matcher(globalId.asText(""));
        return id.matches() ? BigIntegerNode.valueOf(new BigInteger(id.group(1))) : globalId;
    }
}
