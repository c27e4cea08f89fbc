package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a delivery is about. */
final class WooCommerceNoticeTest {
    private static final Webhooks WEBHOOKS = Shop.withSecrets(Map.of()).webhooks();

    @Test
    void an_order_is_known_by_its_id_and_the_time_of_its_last_change() {
        Notice.Change change = change(Recording.named("024").webhook());

        assertThat(change.topic()).isEqualTo("order.created");
        assertThat(change.subject()).isEqualTo(Shop.subject(EntityKind.ORDER, "20"));
        assertThat(change.version()).contains(new Version(Instant.parse("2026-11-23T08:45:53Z")));
        assertThat(change.headers()).isEmpty();
    }

    @Test
    void an_id_beyond_2_to_the_53_stays_exact() {
        assertThat(change("order.updated", "{\"id\":9007199254740993}")
                        .subject()
                        .id())
                .isEqualTo("9007199254740993");
    }

    @Test
    void without_a_time_of_change_that_of_creation_is_the_version() {
        String body = "{\"id\":1,\"date_modified_gmt\":null,\"date_created_gmt\":\"2018-04-02T14:57:39\"}";

        assertThat(change("order.updated", body).version())
                .contains(new Version(Instant.parse("2018-04-02T14:57:39Z")));
        assertThat(change("order.deleted", "{\"id\":1}").version()).isEmpty();
        assertThat(change("order.updated", "{\"id\":1,\"date_modified_gmt\":\"soon\"}")
                        .version())
                .isEmpty();
    }

    /** Seen on a real shop: four orders in one second carried the same delivery id. */
    @Test
    void two_orders_with_the_same_delivery_id_have_two_keys() {
        Notice.Change one = change(delivered("order.created", "d1", "{\"id\":1,\"status\":\"pending\"}"));
        Notice.Change two = change(delivered("order.created", "d1", "{\"id\":2,\"status\":\"pending\"}"));

        assertThat(one.key()).isNotEqualTo(two.key());
    }

    @Test
    void the_same_delivery_twice_has_one_key_and_another_state_another() {
        Notice.Change once = change(delivered("order.updated", "d1", "{\"id\":1,\"status\":\"pending\"}"));
        Notice.Change again = change(delivered("order.updated", "d2", "{\"id\":1,\"status\":\"pending\"}"));
        Notice.Change later = change(delivered("order.updated", "d2", "{\"id\":1,\"status\":\"processing\"}"));

        assertThat(again.key()).isEqualTo(once.key());
        assertThat(later.key()).isNotEqualTo(once.key());
    }

    @Test
    void an_order_trashed_restored_and_trashed_again_was_trashed_twice() {
        Notice.Change first = change(delivered("order.deleted", "d1", "{\"id\":1}"));
        Notice.Change second = change(delivered("order.deleted", "d2", "{\"id\":1}"));

        assertThat(first.key()).isNotEqualTo(second.key());
    }

    @ParameterizedTest
    @CsvSource({
        "order.created, ORDER",
        "order.restored, ORDER",
        "product.updated, ITEM",
        "product.deleted, ITEM",
        "customer.created, PARTY"
    })
    void each_topic_is_about_its_kind_of_thing(String topic, EntityKind kind) {
        assertThat(change(topic, "{\"id\":5}").subject()).isEqualTo(Shop.subject(kind, "5"));
    }

    @ParameterizedTest
    @CsvSource({"coupon.updated", "action.woocommerce_payment_complete", "subscription.created"})
    void what_waybill_does_not_carry_is_nothing(String topic) {
        assertThat(WEBHOOKS.identify(delivered(topic, "d1", "{\"id\":5}"))).isInstanceOf(Notice.Nothing.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"not json", "{\"id\":", "{\"id\":{}}", "{\"id\":\"  \"}", "[]", "{\"name\":1}", "{\"id\":null}"})
    void a_body_without_a_readable_id_is_known_by_its_hash_so_that_it_is_not_lost(String body) {
        assertThat(change("order.updated", body).subject().id())
                .isEqualTo("unreadable-" + Body.of(body).hash().substring(0, 16));
    }

    @Test
    void a_delivery_without_a_topic_is_looked_at_as_an_order() {
        Notice.Change change = change(new RawWebhook(Shop.ID, Map.of(), Body.of("{\"id\":5}"), Shop.NOW));

        assertThat(change.subject()).isEqualTo(Shop.subject(EntityKind.ORDER, "5"));
    }

    @Property
    void no_body_and_no_topic_makes_identify_throw(@ForAll byte[] body, @ForAll String topic) {
        RawWebhook webhook = new RawWebhook(Shop.ID, Map.of(WooCommerceWebhooks.TOPIC, topic), Body.of(body), Shop.NOW);

        assertThat(WEBHOOKS.identify(webhook)).isNotNull();
        assertThat(change(new RawWebhook(
                                Shop.ID, Map.of(WooCommerceWebhooks.TOPIC, "order.updated"), Body.of(body), Shop.NOW))
                        .subject()
                        .kind())
                .isEqualTo(EntityKind.ORDER);
    }

    /** Cut inside the id's own digits it would be another number; but what is cut is not signed, and gets no further. */
    @Property
    void a_real_body_cut_off_after_its_id_is_still_about_that_order(@ForAll @IntRange(min = 8, max = 2767) int length) {
        byte[] whole = Recording.named("013").webhook().body().bytes();

        Notice.Change change = change(Recording.named("013").withBody(Arrays.copyOf(whole, length)));

        assertThat(change.subject()).isEqualTo(Shop.subject(EntityKind.ORDER, "18"));
    }

    private static Notice.Change change(String topic, String body) {
        return change(delivered(topic, "d1", body));
    }

    private static Notice.Change change(RawWebhook webhook) {
        assertThat(WEBHOOKS.identify(webhook)).isInstanceOf(Notice.Change.class);
        return (Notice.Change) WEBHOOKS.identify(webhook);
    }

    private static RawWebhook delivered(String topic, String delivery, String body) {
        Map<String, String> headers = Map.of(
                WooCommerceWebhooks.TOPIC, topic,
                WooCommerceWebhooks.WEBHOOK_ID, "1",
                WooCommerceWebhooks.DELIVERY_ID, delivery);
        return new RawWebhook(Shop.ID, headers, Body.of(body), Shop.NOW);
    }
}
