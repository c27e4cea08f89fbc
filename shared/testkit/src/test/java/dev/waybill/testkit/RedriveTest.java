package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redriven;
import org.junit.jupiter.api.Test;

/** Sending again what was held or failed. */
class RedriveTest {
    private static final SubjectRef ORDER = HistoryFixture.order("shop-es", "1001");
    private static final Failure REFUSED = Failure.of(
            FailureCode.TARGET_REFUSED, new SystemId("erp"), "createOrder", "no", "ask the ERP's people, then redrive");

    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final MemoryDeadLetters deadLetters = new MemoryDeadLetters(SettableClock.atNoon());
    private final HistoryFixture past = new HistoryFixture(ledger);
    private final Redrive redrive = new Redrive(ledger, queue, deadLetters);

    @Test
    void a_failed_operation_is_queued_as_redriven_and_its_dead_letter_removed() {
        Operation failed = past.failed(ORDER, "1001", REFUSED);
        deadLetters.add(ledger.kept(failed.id()).orElseThrow().envelope(), failed);

        Redriven redriven = redrive.again(failed.id());

        assertThat(redriven.sentence())
                .isEqualTo("order shop-es:1001 is queued for erp again; its dead letter is removed");
        assertThat(queue.takeAll()).singleElement().satisfies(sent -> assertThat(sent.redriven())
                .isEqualTo(Envelope.Redriven.YES));
        assertThat(deadLetters.all()).isEmpty();
    }

    @Test
    void a_held_operation_has_no_dead_letter_and_is_queued_all_the_same() {
        Operation held = past.held(ORDER, "1001", REFUSED);

        assertThat(redrive.again(held.id())).isEqualTo(new Redriven.Queued(held.id(), held, false));
        assertThat(queue.takeAll()).hasSize(1);
    }

    @Test
    void what_was_delivered_meanwhile_is_not_sent_again() {
        Operation failed = past.failed(ORDER, "1001", REFUSED);
        Operation delivered = past.delivered(ORDER, "1001");

        Redriven redriven = redrive.again(failed.id());

        assertThat(redriven).isEqualTo(new Redriven.Superseded(failed.id(), delivered));
        assertThat(redriven.sentence())
                .isEqualTo("nothing was sent: order shop-es:1001 in erp has the later operation op-2 (DELIVERED);"
                        + " there is nothing left to do");
        assertThat(queue.takeAll()).isEmpty();
    }

    @Test
    void what_was_held_again_points_to_the_operation_to_redrive() {
        Operation first = past.failed(ORDER, "1001", REFUSED);
        past.held(ORDER, "1001", REFUSED);

        assertThat(redrive.again(first.id()).sentence()).endsWith("redrive op-2 instead");
    }

    @Test
    void an_unknown_or_expired_id_is_said_to_be_so() {
        Redriven redriven = redrive.again(new OperationId("op-99"));

        assertThat(redriven).isInstanceOf(Redriven.Unknown.class);
        assertThat(redriven.sentence())
                .startsWith("nothing was sent: no message is kept for operation 'op-99'; the id is mistyped");
    }

    @Test
    void when_the_queue_takes_nothing_the_dead_letter_stays() {
        Operation failed = past.failed(ORDER, "1001", REFUSED);
        deadLetters.add(ledger.kept(failed.id()).orElseThrow().envelope(), failed);
        Redrive blocked = new Redrive(
                ledger,
                envelopes -> {
                    throw new FailureException(REFUSED);
                },
                deadLetters);

        assertThatThrownBy(() -> blocked.again(failed.id())).isInstanceOf(FailureException.class);
        assertThat(deadLetters.all()).hasSize(1);
    }
}
