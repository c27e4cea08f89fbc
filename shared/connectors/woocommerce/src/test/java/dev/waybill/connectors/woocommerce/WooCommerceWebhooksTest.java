package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Believing a delivery, or not. */
final class WooCommerceWebhooksTest {
    private static final Webhooks WITHOUT_SECRET = webhooks(Map.of());

    @ParameterizedTest
    @MethodSource("dev.waybill.connectors.woocommerce.Recording#signed")
    void a_recorded_delivery_verifies(Recording recording) {
        Webhooks webhooks = webhooks(Map.of(Signatures.CURRENT, recording.secret()));

        assertThatCode(() -> webhooks.verify(recording.webhook())).doesNotThrowAnyException();
        assertThat(webhooks.isGreeting(recording.webhook())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.connectors.woocommerce.Recording#signed")
    void with_one_byte_flipped_it_is_refused(Recording recording) {
        Webhooks webhooks = webhooks(Map.of(Signatures.CURRENT, recording.secret()));
        int length = recording.webhook().body().length();

        for (int at : new int[] {0, length / 2, length - 1}) {
            byte[] body = recording.webhook().body().bytes();
            body[at] ^= 1;
            assertRefused(FailureCode.SIGNATURE_WRONG, webhooks, recording.withBody(body));
        }
    }

    @Test
    void during_a_rotation_the_previous_secret_still_proves_a_delivery() {
        Recording recording = Recording.named("013");

        Webhooks rotating = webhooks(Map.of(Signatures.CURRENT, "new", Signatures.PREVIOUS, recording.secret()));

        assertThatCode(() -> rotating.verify(recording.webhook())).doesNotThrowAnyException();
        assertRefused(FailureCode.SIGNATURE_WRONG, webhooks(Map.of(Signatures.CURRENT, "new")), recording.webhook());
    }

    @Test
    void a_delivery_without_or_with_a_garbled_signature_is_refused() {
        Recording recording = Recording.named("013");
        Webhooks webhooks = webhooks(Map.of(Signatures.CURRENT, recording.secret()));
        Map<String, String> unsigned = new HashMap<>(recording.webhook().headers());
        unsigned.remove(WooCommerceWebhooks.SIGNATURE);

        assertRefused(
                FailureCode.SIGNATURE_MISSING,
                webhooks,
                new RawWebhook(Shop.ID, unsigned, recording.webhook().body(), Shop.NOW));
        assertRefused(
                FailureCode.SIGNATURE_WRONG, webhooks, recording.withHeader(WooCommerceWebhooks.SIGNATURE, "%%%"));
    }

    /** The admin screen of a shop lets the secret stay empty, and then signs with an empty key. */
    @Test
    void an_empty_or_missing_secret_is_said_to_be_so_and_proves_nothing() {
        RawWebhook webhook = Recording.named("013").webhook();

        assertRefused(FailureCode.SECRET_MISSING, WITHOUT_SECRET, webhook);
        assertRefused(FailureCode.SECRET_MISSING, webhooks(Map.of(Signatures.CURRENT, "")), webhook);
    }

    /** {@code wp_specialchars_decode(secret, ENT_QUOTES)} in {@code WC_Webhook::generate_signature}. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a&b<c, a&b<c",
                "a&amp;b&lt;c, a&b<c",
                "it&#039;s &quot;it&quot;, it's \"it\"",
                "a&copy;b, a&copy;b"
            })
    void the_secret_signs_with_its_entities_decoded_however_it_was_copied(String configured, String key) {
        Body body = Body.of("{\"id\":1}");
        String signature =
                Base64.getEncoder().encodeToString(Signatures.hmac(key.getBytes(StandardCharsets.UTF_8), body.bytes()));
        RawWebhook webhook = new RawWebhook(Shop.ID, Map.of(WooCommerceWebhooks.SIGNATURE, signature), body, Shop.NOW);

        assertThatCode(() -> webhooks(Map.of(Signatures.CURRENT, configured)).verify(webhook))
                .doesNotThrowAnyException();
    }

    @Test
    void the_ping_is_a_greeting_and_nothing_else_is() {
        Recording ping = Recording.named("001");

        assertThat(isGreeting(ping.webhook())).isTrue();
        assertThat(isGreeting(ping.withHeader(WooCommerceWebhooks.TOPIC, "order.created")))
                .isFalse();
        assertThat(isGreeting(ping.withHeader(WooCommerceWebhooks.SIGNATURE, "x")))
                .isFalse();
        assertThat(isGreeting(ping.withBody("webhook_id=1&id=2".getBytes(StandardCharsets.US_ASCII))))
                .isFalse();
        assertThat(isGreeting(ping.withBody("{\"id\":1}".getBytes(StandardCharsets.US_ASCII))))
                .isFalse();
        assertThat(isGreeting(ping.withBody(new byte[0]))).isFalse();
    }

    private static boolean isGreeting(RawWebhook webhook) {
        return WITHOUT_SECRET.isGreeting(webhook);
    }

    private static Webhooks webhooks(Map<String, String> secrets) {
        return Shop.withSecrets(secrets).webhooks();
    }

    private static void assertRefused(FailureCode code, Webhooks webhooks, RawWebhook webhook) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> webhooks.verify(webhook))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(code));
    }
}
