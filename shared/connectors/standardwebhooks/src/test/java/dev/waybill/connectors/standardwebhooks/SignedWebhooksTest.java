package dev.waybill.connectors.standardwebhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.testkit.MemorySecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedWebhooksTest {
    private static final String BODY = "{\"type\":\"stock.changed\",\"data\":{\"items\":[{\"sku\":\"MUG\"}]}}";
    private static final Instant VECTOR_TIME = Instant.ofEpochSecond(1_614_265_330);

    private static SignedWebhooks at(Instant now, String secret) {
        return new SignedWebhooks(
                new MemorySecrets(Map.of(Signatures.CURRENT, secret)), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static RawWebhook vector() {
        return new RawWebhook(
                Signed.WMS,
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
                Body.of("{\"test\": 2432232314}"),
                VECTOR_TIME);
    }

    private static RawWebhook genuine() {
        return Signed.with(Signed.unsigned("msg_1", BODY), Signed.SECRET, Signed.NOON);
    }

    private static Failure refusal(SignedWebhooks webhooks, RawWebhook webhook) {
        return catchThrowableOfType(FailureException.class, () -> webhooks.verify(webhook))
                .failure();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void the_reference_libraries_own_example_is_believed(String secret) {
        at(VECTOR_TIME, secret).verify(vector());
    }

    @Test
    void one_signature_that_fits_among_others_is_enough() {
        String right = genuine().header(SignedWebhooks.SIGNATURE).orElseThrow();

        at(Signed.NOON, Signed.SECRET)
                .verify(Signed.header(
                        genuine(), SignedWebhooks.SIGNATURE, "v1a,AAAA v1,bm90IHRoaXM= v1,%% v2,x " + right));
    }

    @Test
    void what_fits_under_another_version_s_name_is_not_believed() {
        String right = genuine().header(SignedWebhooks.SIGNATURE).orElseThrow();
        for (String other :
                new String[] {right.replaceFirst("v1,", "v1a,"), right.substring(3), "V1" + right.substring(2), ","}) {
            RawWebhook forged = Signed.header(genuine(), SignedWebhooks.SIGNATURE, other);

            assertThat(refusal(at(Signed.NOON, Signed.SECRET), forged).code()).isEqualTo(FailureCode.SIGNATURE_WRONG);
        }
    }

    @ParameterizedTest
    @CsvSource({"300, true", "-300, true", "301, false", "-301, false"})
    void five_minutes_either_way_are_believed_and_no_more(long seconds, boolean believed) {
        SignedWebhooks webhooks = at(Signed.NOON.plusSeconds(seconds), Signed.SECRET);
        if (believed) {
            webhooks.verify(genuine());
        } else {
            Failure failure = refusal(webhooks, genuine());
            assertThat(failure.code()).isEqualTo(FailureCode.SIGNATURE_WRONG);
            assertThat(failure.why()).contains("signed for 2026-11-23T12:00:00Z, which is 301 s");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-id, msg.1",
        "webhook-id, msg 1",
        "webhook-timestamp, 1614265330.5",
        "webhook-timestamp, -1",
        "webhook-timestamp, 99999999999999999999",
        "webhook-timestamp, now",
    })
    void headers_in_another_shape_are_not_believed(String name, String value) {
        Failure failure = refusal(at(Signed.NOON, Signed.SECRET), Signed.header(genuine(), name, value));

        assertThat(failure.code()).isEqualTo(FailureCode.SIGNATURE_WRONG);
        assertThat(failure.why()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void each_of_the_three_headers_is_needed(String name) {
        Failure failure = refusal(at(Signed.NOON, Signed.SECRET), Signed.header(genuine(), name, " "));

        assertThat(failure.code()).isEqualTo(FailureCode.SIGNATURE_MISSING);
        assertThat(failure.why()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"whsec_c2hvcnQ=, has 5 bytes", "whsec_not-base64, is not base64", "whsec_, has 0 bytes"})
    void a_secret_that_is_none_is_a_setting_to_correct_and_is_not_repeated(String secret, String why) {
        Failure failure = refusal(at(Signed.NOON, secret), genuine());

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why()).contains(why);
        assertThat(failure.toString()).doesNotContain(secret.substring(6).isEmpty() ? "?" : secret.substring(6));
    }

    @Test
    void the_same_delivery_is_known_by_its_id_whenever_it_is_tried_again() {
        RawWebhook later = Signed.with(Signed.unsigned("msg_1", BODY), Signed.SECRET, Signed.NOON.plusSeconds(60));
        SignedWebhooks webhooks = at(Signed.NOON, Signed.SECRET);

        assertThat(webhooks.identify(later)).isEqualTo(webhooks.identify(genuine()));
        assertThat(webhooks.identify(genuine())).isInstanceOfSatisfying(Notice.Change.class, change -> {
            assertThat(change.key()).isEqualTo("msg_1");
            assertThat(change.subject().toString()).isEqualTo("stock wms:webhook-msg_1");
            assertThat(change.topic()).isEqualTo("stock.changed");
        });
    }

    @ParameterizedTest
    @CsvSource({"stock.counted, stock.counted", "order.created, order.created", "'<b>\u0007', a type that is no word"})
    void any_other_type_is_answered_and_said_to_be_nothing(String type, String topic) {
        RawWebhook webhook = Signed.unsigned("msg_1", "{\"type\":\"" + type.replace("\u0007", "\\u0007") + "\"}");

        assertThat(at(Signed.NOON, Signed.SECRET).identify(webhook))
                .isInstanceOfSatisfying(Notice.Nothing.class, nothing -> assertThat(nothing.topic())
                        .isEqualTo(topic));
    }

    @Test
    void what_cannot_be_read_is_carried_so_that_somebody_sees_it() {
        assertThat(at(Signed.NOON, Signed.SECRET).identify(Signed.unsigned("msg_1", "{\"typ")))
                .isInstanceOfSatisfying(Notice.Change.class, change -> {
                    assertThat(change.topic()).isEqualTo("unreadable");
                    assertThat(change.subject().id()).startsWith("unreadable-");
                });
    }
}
