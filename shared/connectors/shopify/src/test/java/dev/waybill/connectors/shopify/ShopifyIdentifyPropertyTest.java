package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.ShopifyFixture.body;
import static dev.waybill.connectors.shopify.ShopifyFixture.change;
import static dev.waybill.connectors.shopify.ShopifyFixture.signed;
import static dev.waybill.connectors.shopify.ShopifyFixture.webhooks;
import static dev.waybill.connectors.shopify.ShopifyFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Law: a believed webhook is always identified, whatever its bytes and headers are. */
class ShopifyIdentifyPropertyTest {
    private static final Body REAL = body("orders-create--2025-10.json");

    @Property
    void no_body_and_no_header_makes_identification_fail(
            @ForAll byte[] bytes, @ForAll String topic, @ForAll String delivery) {
        RawWebhook any = with(
                with(signed("orders/create", Body.of(bytes)), "x-shopify-topic", topic),
                "x-shopify-webhook-id",
                delivery);

        assertThat(webhooks().identify(any)).isNotNull();
        assertThat(webhooks().identify(with(any, "x-shopify-topic", "orders/edited")))
                .isNotNull();
    }

    @Property
    void no_changed_byte_of_a_real_body_makes_identification_fail(@ForAll int at, @ForAll byte to) {
        byte[] bytes = REAL.bytes();
        bytes[Math.floorMod(at, bytes.length)] = to;

        assertThat(change("orders/create", Body.of(bytes)).key()).isNotBlank();
    }

    @Property
    void no_cut_of_a_real_body_makes_identification_fail(@ForAll int at) {
        byte[] bytes = REAL.bytes();
        Body cut = Body.of(Arrays.copyOf(bytes, Math.floorMod(at, bytes.length)));

        assertThat(change("orders/create", cut).key()).isNotBlank();
    }
}
