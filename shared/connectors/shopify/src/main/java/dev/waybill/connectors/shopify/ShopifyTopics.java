package dev.waybill.connectors.shopify;

import dev.waybill.domain.ownership.EntityKind;
import java.util.List;

/** What each of Shopify's webhook topics is about. Topics: https://shopify.dev/docs/api/webhooks/2026-07, read 2026-11. */
final class ShopifyTopics {
    /** Stands for the topic of a message that names none. */
    static final String MISSING = "unknown";

    static final List<String> OWN_ID = List.of(ShopifyIds.GLOBAL_ID, "id");

    private ShopifyTopics() {}

    /** What a topic means to us. */
    sealed interface Meaning {
        /**
         * A change of one thing.
         *
         * @param ids where in the body its id is, best first
         */
        record Subject(EntityKind kind, List<String> ids) implements Meaning {}

        /** A privacy request that a person must answer. */
        record Privacy(List<String> ids) implements Meaning {}

        /** Nothing that is carried. */
        record Silent(String why) implements Meaning {}
    }

    static Meaning meaning(String topic) {
        return switch (topic) {
            case "customers/data_request", "customers/redact" -> new Meaning.Privacy(List.of("customer.id"));
            case "shop/redact" -> new Meaning.Privacy(List.of("shop_id"));
            case "customers/merge" ->
                new Meaning.Subject(EntityKind.PARTY, List.of("admin_graphql_api_customer_kept_id"));
            case "orders/edited" -> new Meaning.Subject(EntityKind.ORDER, List.of("order_edit.order_id"));
            case "orders/risk_assessment_changed" ->
                new Meaning.Subject(EntityKind.ORDER, List.of("admin_graphql_api_order_id", "order_id"));
            case "app/uninstalled" ->
                new Meaning.Silent(
                        "the app was removed from the shop: nothing comes from it until it is installed again");
            default -> meaningOfGroup(topic.split("[/.]", 2)[0]);
        };
    }

    /** Newer topics have a dot for the slash and the group in the singular: {@code customer.tags_added}. */
    private static Meaning meaningOfGroup(String group) {
        return switch (group) {
            case "orders", "order" -> new Meaning.Subject(EntityKind.ORDER, OWN_ID);
            case "refunds", "fulfillments", "returns", "order_transactions", "disputes" ->
                new Meaning.Subject(EntityKind.DOCUMENT, OWN_ID);
            case "fulfillment_orders" ->
                new Meaning.Subject(
                        EntityKind.DOCUMENT, List.of("fulfillment_order.id", "original_fulfillment_order.id"));
            case "inventory_levels" -> new Meaning.Subject(EntityKind.STOCK, List.of("inventory_item_id"));
            case "inventory_items" -> new Meaning.Subject(EntityKind.STOCK, OWN_ID);
            case "products", "product", "variants", "variant" -> new Meaning.Subject(EntityKind.ITEM, OWN_ID);
            case "customers", "customer", "companies", "company_locations", "company_contacts" ->
                new Meaning.Subject(EntityKind.PARTY, OWN_ID);
            case "draft_orders" ->
                new Meaning.Silent("a draft is not an order yet; the order made from it comes as orders/create");
            case "carts", "checkouts" -> new Meaning.Silent("a cart is not an order yet");
            default -> new Meaning.Silent("Waybill carries nothing that this topic is about");
        };
    }
}
