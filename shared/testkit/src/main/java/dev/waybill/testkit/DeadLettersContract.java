package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link DeadLetters} do. Each test needs an empty place for them. */
public abstract class DeadLettersContract {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SystemId ERP = new SystemId("erp");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Empty at first, the same for the whole of one test. */
    protected abstract DeadLetters deadLetters();

    /** Does what a queue's own redrive policy does with a message that was taken too often. */
    protected abstract void queueMoves(Envelope envelope);

    @Test
    void a_letter_has_its_operation_and_its_message_which_may_run_again_when_the_queue_sends_it_back() {
        deadLetters().add(envelope("1001"), failed("op-1", "1001"));

        assertThat(deadLetters().look(10)).singleElement().satisfies(letter -> {
            assertThat(letter.operation()).contains(new OperationId("op-1"));
            assertThat(letter.envelope()).contains(envelope("1001").asRedriven());
            assertThat(letter.since()).isAfter(Instant.EPOCH);
        });
    }

    @Test
    void what_the_queue_moved_there_was_never_decided_so_it_is_as_it_was() {
        queueMoves(envelope("1001"));

        assertThat(deadLetters().look(10)).singleElement().satisfies(letter -> {
            assertThat(letter.operation()).isEmpty();
            assertThat(letter.envelope()).contains(envelope("1001"));
        });
    }

    @Test
    void a_look_shows_at_most_so_many() {
        for (int i = 1; i <= 12; i++) {
            deadLetters().add(envelope("o" + i), failed("op-" + i, "o" + i));
        }

        assertThat(deadLetters().look(3)).hasSize(3);
        assertThat(deadLetters().count()).isEqualTo(12);
    }

    @Test
    void what_was_looked_at_is_hidden_until_it_is_released() {
        deadLetters().add(envelope("1001"), failed("op-1", "1001"));
        deadLetters().add(envelope("1002"), failed("op-2", "1002"));

        List<DeadLetter> first = deadLetters().look(1);
        List<DeadLetter> second = deadLetters().look(1);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(deadLetters().look(10)).isEmpty();

        deadLetters().release(first);

        assertThat(deadLetters().look(10)).singleElement().satisfies(letter -> assertThat(letter.operation())
                .isEqualTo(first.getFirst().operation()));
    }

    @Test
    void what_is_discarded_is_gone_and_not_counted() {
        deadLetters().add(envelope("1001"), failed("op-1", "1001"));
        deadLetters().add(envelope("1002"), failed("op-2", "1002"));
        DeadLetter seen = deadLetters().look(1).getFirst();

        deadLetters().discard(seen);

        assertThat(deadLetters().count()).isEqualTo(1);
        assertThat(deadLetters().remove(seen.operation().orElseThrow())).isFalse();
    }

    @Test
    void the_letter_of_an_operation_is_taken_out_once() {
        deadLetters().add(envelope("1001"), failed("op-1", "1001"));
        deadLetters().add(envelope("1002"), failed("op-2", "1002"));

        assertThat(deadLetters().remove(new OperationId("op-2"))).isTrue();
        assertThat(deadLetters().remove(new OperationId("op-2"))).isFalse();
        assertThat(deadLetters().count()).isEqualTo(1);
    }

    protected static Envelope envelope(String order) {
        return new Envelope(
                "orders-to-erp",
                SHOP,
                ERP,
                new SubjectRef(EntityKind.ORDER, SHOP, order),
                "order.updated",
                "k",
                Optional.empty(),
                NOON,
                new CorrelationId("c"),
                Map.of(),
                Body.of("{\"id\":\"" + order + "\"}"),
                Envelope.Redriven.NO);
    }

    protected static Operation failed(String id, String order) {
        return failed(id, order, "no");
    }

    protected static Operation failed(String id, String order, String why) {
        return new Operation(
                new OperationId(id),
                new SubjectRef(EntityKind.ORDER, SHOP, order),
                ERP,
                "orders-to-erp",
                "order.updated",
                Ending.FAILED,
                Optional.empty(),
                why,
                Optional.of(Failure.of(FailureCode.TARGET_REFUSED, ERP, "createOrder", why, "ask the ERP")),
                List.of(),
                1,
                false,
                3,
                new CorrelationId("c"),
                List.of(),
                Optional.empty(),
                NOON,
                NOON);
    }
}
