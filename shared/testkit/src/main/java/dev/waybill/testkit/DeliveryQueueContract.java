package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.port.DeliveryQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryQueue} does. Each test needs an empty one. */
public abstract class DeliveryQueueContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** An empty queue, the same for the whole of one test. */
    protected abstract DeliveryQueue queue();

    /** Takes and removes everything that waits, in the order the queue gives it. */
    protected abstract List<Envelope> takeAll();

    @Test
    void what_was_sent_comes_back_byte_for_byte() {
        Envelope sent = envelope("1001", "k1", Body.of(new byte[] {'{', 0, (byte) 0xc3, 0x28, '}'}));

        queue().send(List.of(sent));

        assertThat(takeAll()).containsExactly(sent);
    }

    @Test
    void one_subject_keeps_its_order() {
        List<Envelope> sent = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            sent.add(envelope("1001", "k" + i, Body.of("{\"n\":" + i + "}")));
        }

        for (Envelope envelope : sent) {
            queue().send(List.of(envelope));
        }

        assertThat(takeAll()).containsExactlyElementsOf(sent);
    }

    @Test
    void more_than_ten_at_once_are_all_taken() {
        List<Envelope> sent = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            sent.add(envelope("10" + i, "k" + i, Body.of("{}")));
        }

        queue().send(sent);

        assertThat(takeAll()).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void the_same_key_for_the_same_target_is_queued_once_unless_redriven() {
        Envelope sent = envelope("1001", "k1", Body.of("{}"));

        queue().send(List.of(sent));
        queue().send(List.of(sent));
        queue().send(List.of(sent.asRedriven()));

        assertThat(takeAll()).containsExactly(sent, sent.asRedriven());
    }

    @Test
    void a_large_body_is_carried_whole() {
        Envelope sent = envelope("1001", "k1", Body.of("{\"note\":\"" + "äbc ".repeat(200_000) + "\"}"));

        queue().send(List.of(sent));

        assertThat(takeAll()).containsExactly(sent);
    }

    @Test
    void a_body_beyond_what_is_carried_is_refused_however_small_it_would_pack_and_nothing_is_queued() {
        Envelope fits = envelope("1001", "k1", Body.of(new byte[Envelope.MOST_BODY]));
        Envelope tooLarge = envelope("1002", "k2", Body.of(new byte[Envelope.MOST_BODY + 1]));

        assertThatThrownBy(() -> queue().send(List.of(fits, tooLarge)))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure().code()).isEqualTo(FailureCode.BODY_TOO_LARGE);
                    assertThat(e.failure().why()).contains("order shop-es:1002", "4194305", "at most 4194304");
                });
        assertThat(takeAll()).isEmpty();
        queue().send(List.of(fits));
        assertThat(takeAll()).containsExactly(fits);
    }

    protected static Envelope envelope(String order, String key, Body body) {
        SystemId shop = new SystemId("shop-es");
        return new Envelope(
                "orders-to-erp",
                shop,
                new SystemId("erp"),
                new SubjectRef(EntityKind.ORDER, shop, order),
                "order.updated",
                key,
                Optional.of(new Version(NOON)),
                NOON,
                new CorrelationId("c-" + key),
                Map.of("x-wc-webhook-topic", "order.updated"),
                body,
                Envelope.Redriven.NO);
    }
}
