package dev.waybill.connectors.shopify;

/** Which of the app's scopes an operation needs (https://shopify.dev/docs/api/usage/access-scopes, read 2026-11). */
final class ShopifyScopes {
    static final String STOCK = "read_products, read_locations, read_inventory and write_inventory";
    static final String DOCUMENTS =
            "read_orders, write_orders, read_merchant_managed_fulfillment_orders and write_merchant_managed_fulfillment_orders";

    private ShopifyScopes() {}

    static String of(String operation) {
        return switch (operation) {
            case ShopifyInventory.READ, ShopifyInventory.WRITE -> STOCK;
            default -> DOCUMENTS;
        };
    }
}
