package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** New orders of both shops, made from a recorded and a published one; not signed yet. */
public final class SampleOrders {
    /** WooCommerce writes times without an offset. */
    private static final DateTimeFormatter WITHOUT_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private SampleOrders() {}

    /** Two T-shirts with shipping, paid, 53.19 EUR. */
    public static Delivery wooCommerce(long id, Instant at) {
        return Samples.changed(
                Samples.recorded("013-order.created-order-guest"),
                order -> changedAt(placedAt(order.put("id", id).put("number", Long.toString(id)), at), at));
    }

    /** Three pairs of glasses with a discount, paid, 359.97 USD. */
    public static Delivery shopify(long id, String shop, Instant at) {
        Delivery published = Samples.shopify("shopify-orders-create--2025-10.json", "orders/create", shop);
        return Samples.changed(published, order -> order.put("id", id)
                .put("admin_graphql_api_id", "gid://shopify/Order/" + id)
                .put("name", "#" + id % 1_000_000)
                .put("financial_status", "paid")
                .put("updated_at", seconds(at).toString())
                .putNull("cancelled_at")
                .putNull("cancel_reason")
                .put("current_total_price", order.path("total_price").asText())
                .set("current_total_price_set", order.path("total_price_set")));
    }

    /** The same order, called off by the buyer. */
    public static Delivery cancelled(Delivery delivery, Instant at) {
        return switch (delivery.product()) {
            case WOOCOMMERCE ->
                Samples.changed(delivery, order -> changedAt(order.put("status", "cancelled"), at))
                        .withHeader("X-WC-Webhook-Topic", "order.updated")
                        .withHeader("X-WC-Webhook-Event", "updated");
            case SHOPIFY ->
                Samples.changed(delivery, order -> order.put(
                                        "cancelled_at", seconds(at).toString())
                                .put("updated_at", seconds(at).toString())
                                .put("cancel_reason", "customer")
                                .put("financial_status", "voided"))
                        .withHeader("X-Shopify-Topic", "orders/cancelled")
                        .withHeader("X-Shopify-Webhook-Id", UUID.randomUUID().toString());
        };
    }

    /** The same order with another item on its first line. */
    public static Delivery withItem(Delivery delivery, String sku) {
        return Samples.changed(
                delivery, order -> ((ObjectNode) order.withArray("line_items").get(0)).put("sku", sku));
    }

    private static ObjectNode placedAt(ObjectNode order, Instant at) {
        String time = WITHOUT_OFFSET.format(at);
        for (String date : List.of("date_created", "date_paid")) {
            order.put(date, time).put(date + "_gmt", time);
        }
        return order;
    }

    static void changedAt(ObjectNode order, Instant at) {
        String time = WITHOUT_OFFSET.format(at);
        order.put("date_modified", time).put("date_modified_gmt", time);
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
