package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.Connector;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every connector with webhooks does. */
public interface WebhooksContract {
    Connector connector();

    Connector connectorWith(Map<String, String> values);

    Map<String, String> secrets();

    /** Unsigned webhooks, each about another change. */
    List<RawWebhook> webhooks();

    /** The same webhook as the product would send it, signed with this secret. */
    RawWebhook signed(RawWebhook webhook, String secret);

    /** A secret that the product could be given in place of the current one. */
    default String anotherSecret() {
        return "the-new-secret-of-this-test-x1";
    }

    private RawWebhook genuine(RawWebhook webhook) {
        return signed(webhook, secrets().getOrDefault(Signatures.CURRENT, ""));
    }

    @Test
    default void a_genuine_webhook_is_believed() {
        for (RawWebhook webhook : webhooks()) {
            connector().webhooks().verify(genuine(webhook));
        }
    }

    @Test
    default void one_flipped_byte_anywhere_is_not_believed() {
        for (RawWebhook webhook : webhooks()) {
            RawWebhook genuine = genuine(webhook);
            byte[] bytes = genuine.body().bytes();
            for (int at : List.of(0, bytes.length / 2, bytes.length - 1)) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= 1;
                RawWebhook forged =
                        new RawWebhook(genuine.system(), genuine.headers(), Body.of(flipped), genuine.receivedAt());
                refuses(connector(), forged);
            }
        }
    }

    @Test
    default void a_stranger_s_signature_or_none_is_not_believed() {
        RawWebhook webhook = webhooks().getFirst();

        refuses(connector(), signed(webhook, "a-stranger-s-secret"));
        refuses(connector(), webhook);
    }

    @Test
    default void during_a_rotation_the_previous_secret_is_believed_too() {
        Map<String, String> rotating = new HashMap<>(secrets());
        rotating.put(Signatures.CURRENT, anotherSecret());
        rotating.put(Signatures.PREVIOUS, secrets().getOrDefault(Signatures.CURRENT, ""));
        RawWebhook webhook = webhooks().getFirst();

        connectorWith(rotating).webhooks().verify(genuine(webhook));
        connectorWith(rotating).webhooks().verify(signed(webhook, anotherSecret()));
    }

    @Test
    default void without_a_secret_nothing_is_believed_and_the_reason_is_said() {
        Map<String, String> without = new HashMap<>(secrets());
        without.put(Signatures.CURRENT, "");
        RawWebhook webhook = genuine(webhooks().getFirst());

        assertThatThrownBy(() -> connectorWith(without).webhooks().verify(webhook))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.SECRET_MISSING));
    }

    @Test
    default void the_same_webhook_has_the_same_key_and_two_changes_have_two() {
        List<Notice> once = webhooks().stream().map(this::identified).toList();
        List<Notice> twice = webhooks().stream().map(this::identified).toList();

        assertThat(once).isEqualTo(twice);
        assertThat(once.stream().map(WebhooksContract::key)).doesNotHaveDuplicates();
    }

    private Notice identified(RawWebhook webhook) {
        return connector().webhooks().identify(genuine(webhook));
    }

    private static String key(Notice notice) {
        return switch (notice) {
            case Notice.Change change -> change.key();
            case Notice.PrivacyRequest request -> request.key();
            case Notice.Nothing nothing -> throw new AssertionError("give webhooks about changes: " + nothing);
        };
    }

    @Test
    default void a_body_it_cannot_read_is_a_change_all_the_same() {
        RawWebhook readable = webhooks().getFirst();
        for (String text : List.of("", "{", "[]", "\u0000\u0001", "{\"id\":{}}", "not json at all")) {
            RawWebhook broken =
                    new RawWebhook(readable.system(), readable.headers(), Body.of(text), readable.receivedAt());

            assertThat(identified(broken)).isInstanceOf(Notice.Change.class);
        }
    }

    private static void refuses(Connector connector, RawWebhook forged) {
        assertThatThrownBy(() -> connector.webhooks().verify(forged))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().kind()).isEqualTo(FailureKind.UNAUTHENTIC));
    }
}
