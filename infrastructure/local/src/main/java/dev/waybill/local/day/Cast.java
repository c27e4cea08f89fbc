package dev.waybill.local.day;

import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.SampleCustomers;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Samples;
import dev.waybill.domain.message.Body;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The webhooks of the day: recorded and published ones as they are, and a few of them changed in one point. */
final class Cast {
    private final String frenchShop;

    /** @param frenchShop domain of the Shopify shop */
    Cast(String frenchShop) {
        this.frenchShop = frenchShop;
    }

    /** The orders whose items the ERP has. */
    List<Delivery> known() {
        return List.of(
                recorded("013-order.created-order-guest"),
                recorded("016-order.created-order-registered-multiline"),
                recorded("024-order.created-order-coupon-fee"),
                recorded("028-order.created-order-onhold-then-cancel-create"),
                cancelledAtShopify(),
                doubtful());
    }

    Delivery recorded(String name) {
        return Samples.recorded(name);
    }

    /** Published by WooCommerce as example: one of its lines has no item number. */
    Delivery withoutItemNumber() {
        return Samples.wooCommerce("woocommerce-order-created--docs-guest-two-lines.json", "order.created");
    }

    /** Published by Shopify as example: an order that was cancelled. Its id is beyond 2^53. */
    Delivery cancelledAtShopify() {
        return Samples.shopify("shopify-orders-create--2025-10.json", "orders/create", frenchShop);
    }

    /** The published example as it was before it was cancelled. */
    Delivery paidAtShopify() {
        return SampleOrders.shopify(820982911946154509L, frenchShop, Instant.parse("2026-11-23T09:00:00Z"));
    }

    /** Published as example: three items of 199.00 that are said to cost 409.94. */
    Delivery doubtful() {
        return Samples.unwrapped(
                Samples.shopify("shopify-rest-order--cancel-response.json", "orders/create", frenchShop), "order");
    }

    /** The customer of the recorded webhook at the other shop. */
    Delivery sameCustomerAtShopify() {
        return SampleCustomers.shopify(7, frenchShop);
    }

    /** The same person once more: one letter of the e-mail address is missing, and she moved. */
    Delivery customerWithTypingError() {
        return SampleCustomers.withTypingError(SampleCustomers.wooCommerce(3, Instant.parse("2026-11-23T09:00:00Z")));
    }

    Delivery privacyRequest() {
        return Samples.shopify("shopify-customers-data_request--2026-04.json", "customers/data_request", frenchShop);
    }

    /** Order 18 again under another number, with an item that the ERP does not have. */
    Delivery withUnknownItem() {
        return SampleOrders.withItem(ordinary(123), "TS-GREEN");
    }

    /** An item that the ERP has, for the one that it does not. */
    String itemKnown() {
        return "TS-BLUE";
    }

    /** Order 18 again under another number. */
    Delivery ordinary(int id) {
        return SampleOrders.wooCommerce(id, Instant.parse("2026-11-23T09:12:00Z"));
    }

    /** An order that breaks off in the middle. */
    Delivery malformed() {
        Delivery whole = ordinary(125);
        byte[] bytes = whole.body().bytes();
        return whole.withBody(Body.of(Arrays.copyOf(bytes, bytes.length / 2)));
    }
}
