package dev.waybill.demo.shop;

import java.time.Instant;
import java.util.List;

/** One woman who registers in both shops, made from a recorded and a published webhook; not signed yet. */
public final class SampleCustomers {
    private static final String EMAIL = "anna@example.test";

    private SampleCustomers() {}

    /** In a WooCommerce shop. */
    public static Delivery wooCommerce(long id, Instant at) {
        return Samples.changed(Samples.recorded("011-customer.created-customer-created"), customer -> {
            customer.put("id", id);
            SampleOrders.changedAt(customer, at);
        });
    }

    /** The same woman in a Shopify shop. */
    public static Delivery shopify(long id, String shop) {
        Delivery published = Samples.shopify("shopify-customers-create--2024-04.json", "customers/create", shop);
        return Samples.changed(published, customer -> customer.put("id", id)
                .put("admin_graphql_api_id", "gid://shopify/Customer/" + id)
                .put("email", EMAIL)
                .put("first_name", "Anna")
                .put("last_name", "Öztürk")
                .putNull("phone")
                .putNull("default_address")
                .putArray("addresses"));
    }

    /** Once more in a WooCommerce shop: one letter of her e-mail address is missing, and she moved. */
    public static Delivery withTypingError(Delivery customer) {
        String mistyped = EMAIL.replace("nn", "n");
        return Samples.changed(customer, json -> {
            json.put("email", mistyped);
            List.of("billing", "shipping").forEach(place -> json.withObject("/" + place)
                    .put("address_1", "Neue Straße 9")
                    .put("address_2", ""));
            json.withObject("/billing").put("email", mistyped).put("phone", "");
        });
    }
}
