package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.ShopifyFixture.DOMAIN;
import static dev.waybill.connectors.shopify.ShopifyFixture.SECRET;
import static dev.waybill.connectors.shopify.ShopifyFixture.SECRET_BEFORE;
import static dev.waybill.connectors.shopify.ShopifyFixture.SHOP;
import static dev.waybill.connectors.shopify.ShopifyFixture.body;
import static dev.waybill.connectors.shopify.ShopifyFixture.change;
import static dev.waybill.connectors.shopify.ShopifyFixture.secrets;
import static dev.waybill.connectors.shopify.ShopifyFixture.sign;
import static dev.waybill.connectors.shopify.ShopifyFixture.signed;
import static dev.waybill.connectors.shopify.ShopifyFixture.webhooks;
import static dev.waybill.connectors.shopify.ShopifyFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShopifyWebhooksTest {
    private static final Body ORDER = Body.of("""
        {"id": 820982911946154508, "admin_graphql_api_id": "gid://shopify/Order/820982911946154508",
         "updated_at": "2021-12-31T19:00:00-05:00"}\
        """);

    static Iterable<Path> everyBody() {
        return ShopifyFixture.published();
    }

    @ParameterizedTest
    @MethodSource("everyBody")
    void each_published_body_is_believed_when_signed_and_not_when_one_byte_is_flipped(Path file) {
        RawWebhook webhook = signed("orders/create", body(file));
        byte[] bytes = webhook.body().bytes();
        bytes[bytes.length / 2] ^= 1;
        RawWebhook flipped = new RawWebhook(SHOP, webhook.headers(), Body.of(bytes), webhook.receivedAt());

        assertThatCode(() -> webhooks().verify(webhook)).doesNotThrowAnyException();
        assertThat(refusal(flipped).code()).isEqualTo(FailureCode.SIGNATURE_WRONG);
    }

    @Test
    void the_secret_before_a_rotation_is_accepted_and_any_other_is_not() {
        RawWebhook webhook = signed("orders/create", ORDER);

        assertThatCode(() -> webhooks().verify(with(webhook, "x-shopify-hmac-sha256", sign(ORDER, SECRET_BEFORE))))
                .doesNotThrowAnyException();
        assertThat(refusal(with(webhook, "x-shopify-hmac-sha256", sign(ORDER, "another")))
                        .code())
                .isEqualTo(FailureCode.SIGNATURE_WRONG);
        assertThat(refusal(with(webhook, "x-shopify-hmac-sha256", "?")).code()).isEqualTo(FailureCode.SIGNATURE_WRONG);
        assertThat(refusal(with(webhook, "x-shopify-hmac-sha256", "")).code()).isEqualTo(FailureCode.SIGNATURE_MISSING);
    }

    @Test
    void without_a_secret_nothing_is_believed_and_the_failure_says_which_one_to_set() {
        ShopifyWebhooks unset = new ShopifyWebhooks(DOMAIN, secrets(Map.of()));

        Failure failure = catchThrowableOfType(
                        FailureException.class, () -> unset.verify(signed("orders/create", ORDER)))
                .failure();

        assertThat(failure.code()).isEqualTo(FailureCode.SECRET_MISSING);
        assertThat(failure.why()).contains(Signatures.CURRENT);
    }

    @Test
    void a_well_signed_message_of_another_shop_with_the_same_app_is_refused() {
        RawWebhook webhook = signed("orders/create", ORDER);

        Failure other = refusal(with(webhook, "x-shopify-shop-domain", "other.myshopify.com"));
        Failure nameless = refusal(with(webhook, "x-shopify-shop-domain", ""));

        assertThat(other.kind()).isEqualTo(FailureKind.UNAUTHENTIC);
        assertThat(other.why()).contains("other.myshopify.com").contains(DOMAIN).doesNotContain(SECRET);
        assertThat(nameless.kind()).isEqualTo(FailureKind.UNAUTHENTIC);
        assertThatCode(() -> webhooks().verify(with(webhook, "x-shopify-shop-domain", DOMAIN.toUpperCase(Locale.ROOT))))
                .doesNotThrowAnyException();
    }

    @Test
    void header_names_of_the_newer_events_product_are_understood_too() {
        RawWebhook webhook = new RawWebhook(
                SHOP,
                Map.of(
                        "shopify-topic",
                        "orders/create",
                        "shopify-hmac-sha256",
                        sign(ORDER, SECRET),
                        "shopify-shop-domain",
                        DOMAIN,
                        "shopify-webhook-id",
                        "delivery-7"),
                ORDER,
                Instant.EPOCH);

        webhooks().verify(webhook);
        Notice.Change change = (Notice.Change) webhooks().identify(webhook);

        assertThat(change.topic()).isEqualTo("orders/create");
        assertThat(change.key()).isEqualTo("delivery-7");
    }

    @Test
    void a_change_is_named_by_the_delivery_and_not_by_the_event_that_several_topics_share() {
        RawWebhook created = signed("orders/create", ORDER);
        RawWebhook paid = with(signed("orders/paid", ORDER), "x-shopify-webhook-id", "another-delivery");

        assertThat(key(created))
                .isEqualTo("b54557e4-bdd9-4b37-8a5f-bf7d70bcd043")
                .isNotEqualTo(key(paid));
        assertThat(key(with(created, "x-shopify-webhook-id", "")))
                .as("without the header, the content names it")
                .isEqualTo("orders/create:" + ORDER.hash());
    }

    @Test
    void the_version_is_the_moment_of_the_last_change_whatever_its_offset() {
        assertThat(change("orders/updated", ORDER).version())
                .contains(new Version(Instant.parse("2022-01-01T00:00:00Z")));
        assertThat(change("orders/updated", Body.of("{\"id\":1,\"updated_at\":\"yesterday\"}"))
                        .version())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "orders/create,    '{\"id\": 820982911946154508, \"admin_graphql_api_id\":"
                + " \"gid://shopify/Order/820982911946154508\"}'",
        "orders/updated,   '{\"admin_graphql_api_id\": \"gid://shopify/Order/820982911946154508\", \"id\":"
                + " 820982911946154500}'",
        "orders/delete,    '{\"id\": 820982911946154508}'",
        "orders/edited,    '{\"order_edit\": {\"id\": 78912328793123780, \"order_id\": 820982911946154508}}'",
        "orders/risk_assessment_changed, '{\"order_id\": 820982911946154500, \"admin_graphql_api_order_id\":"
                + " \"gid://shopify/Order/820982911946154508\"}'",
    })
    void every_topic_of_one_order_names_the_same_subject_exactly(String topic, String json) {
        assertThat(change(topic, Body.of(json)).subject())
                .isEqualTo(new SubjectRef(EntityKind.ORDER, SHOP, "820982911946154508"));
    }

    @ParameterizedTest
    @CsvSource({
        "refunds-create--2025-10, refunds/create, DOCUMENT, 890088186047892319",
        "fulfillments-create--2025-10, fulfillments/create, DOCUMENT, 123456",
        "fulfillment_orders-moved--2026-04, fulfillment_orders/moved, DOCUMENT, 1",
        "order_transactions-create--2024-04, order_transactions/create, DOCUMENT, 120560818172775265",
        "returns-approve--2024-04, returns/approve, DOCUMENT, 123134564567890",
        "inventory_levels-update--2024-04, inventory_levels/update, STOCK, 271878346596884000",
        "products-update--2023-07, products/update, ITEM, 788032119674292922",
        "customers-create--2024-04, customers/create, PARTY, 706405506930370084",
        "customers-merge--2026-04, customers/merge, PARTY, 1",
    })
    void changes_of_other_things_carry_their_own_kind_and_id(String file, String topic, EntityKind kind, String id) {
        assertThat(change(topic, body(file + ".json")).subject()).isEqualTo(new SubjectRef(kind, SHOP, id));
    }

    @ParameterizedTest
    @CsvSource({
        "customers-data_request--2026-04, customers/data_request, 191167",
        "customers-redact--2026-04, customers/redact, 191167",
        "shop-redact--2026-04, shop/redact, 954889",
    })
    void compliance_topics_are_requests_that_a_person_must_answer(String file, String topic, String id) {
        Notice notice = webhooks().identify(signed(topic, body(file + ".json")));

        assertThat(notice)
                .isEqualTo(new Notice.PrivacyRequest(
                        topic, new SubjectRef(EntityKind.PARTY, SHOP, id), "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"));
    }

    @Test
    void the_orders_that_a_privacy_request_names_are_known() {
        assertThat(webhooks().ordersNamed(body("customers-redact--2026-04.json")))
                .containsExactly("299938", "280263", "220458");
        assertThat(webhooks().ordersNamed(body("customers-data_request--2026-04.json")))
                .containsExactly("299938", "280263", "220458");
        assertThat(webhooks().ordersNamed(body("shop-redact--2026-04.json"))).isEmpty();
        assertThat(webhooks().ordersNamed(Body.of("{\"orders_to_redact\":[{}]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"app/uninstalled", "draft_orders/create", "carts/update", "themes/publish", "shop/update"})
    void topics_that_carry_nothing_say_why(String topic) {
        Notice notice = webhooks().identify(signed(topic, Body.of("{\"id\":1}")));

        assertThat(notice).isInstanceOfSatisfying(Notice.Nothing.class, nothing -> assertThat(nothing.why())
                .isNotBlank());
    }

    @Test
    void a_call_without_topic_or_readable_body_still_becomes_a_change_that_can_be_found() {
        RawWebhook topicless = with(signed("orders/create", ORDER), "x-shopify-topic", "");

        assertThat(((Notice.Change) webhooks().identify(topicless)).topic()).isEqualTo("unknown");
        assertThat(change("orders/create", Body.of("{\"id\":")).subject().id()).startsWith("unreadable-");
        assertThat(change("orders/create", Body.of("{\"id\":\"# %\"}"))
                        .subject()
                        .id())
                .startsWith("unreadable-");
    }

    private static String key(RawWebhook webhook) {
        return ((Notice.Change) webhooks().identify(webhook)).key();
    }

    private static Failure refusal(RawWebhook webhook) {
        return catchThrowableOfType(FailureException.class, () -> webhooks().verify(webhook))
                .failure();
    }
}
