package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Dismissal;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redriven;
import dev.waybill.engine.redrive.Redrives;
import dev.waybill.engine.redrive.Selecting;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sending again what was held or failed. */
class RedriveTest {
    private static final SubjectRef ORDER = HistoryFixture.order("shop-es", "1001");
    private static final Failure REFUSED = Failure.of(
            FailureCode.TARGET_REFUSED, new SystemId("erp"), "createOrder", "no", "ask the ERP's people, then redrive");

    private static final By ANNA = new By("anna", "the item was renamed");

    private final SettableClock clock = SettableClock.atNoon();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final CountingIds ids = new CountingIds();
    private final HistoryFixture past = new HistoryFixture(ledger);
    private final Redrive redrive = new Redrive(ledger, queue, ids, clock);
    private final Selecting selecting = new Selecting(ledger);

    @Test
    void a_failed_operation_is_queued_as_redriven_and_its_history_says_who_and_why() {
        Operation failed = past.failed(ORDER, "1001", REFUSED);

        Redriven redriven = redrive.again(failed.id(), ANNA, Edit.NONE);

        assertThat(redriven.sentence()).isEqualTo("order shop-es:1001 is queued for erp again");
        assertThat(queue.takeAll()).singleElement().satisfies(sent -> assertThat(sent.redriven())
                .isEqualTo(Envelope.Redriven.YES));
        assertThat(ledger.history(ORDER).interventions()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Intervention.Kind.REDRIVEN);
            assertThat(line.operation()).isEqualTo(failed.id());
            assertThat(line.who() + ": " + line.why()).isEqualTo("anna: the item was renamed");
        });
        assertThat(ledger.open(10)).singleElement().satisfies(item -> assertThat(item.isRetrying())
                .isTrue());
    }

    @Test
    void a_correction_travels_in_place_of_the_original_which_stays() {
        Operation held = past.held(ORDER, "1001", REFUSED);
        Envelope original = ledger.kept(held.id()).orElseThrow().envelope();
        Edit edit = new Edit(Optional.of(Body.of("{\"corrected\":1}")), Map.of("items.OLD", "NEW-7"));

        Redriven redriven = redrive.again(held.id(), ANNA, edit);

        Envelope sent = queue.takeAll().getFirst();
        assertThat(sent.body()).isEqualTo(Body.of("{\"corrected\":1}"));
        assertThat(sent.settings()).isEqualTo(Map.of("items.OLD", "NEW-7"));
        assertThat(sent.contentHash())
                .as("it stands for the same change")
                .isEqualTo(original.body().hash());
        assertThat(ledger.kept(held.id()).orElseThrow().envelope()).isEqualTo(original);
        assertThat(ledger.corrections(held.id())).singleElement().satisfies(correction -> {
            assertThat(correction.envelope()).isEqualTo(sent);
            assertThat(correction.by().who()).isEqualTo("anna");
            assertThat(correction.by().what())
                    .startsWith("body corrected (15 bytes")
                    .endsWith("items.OLD = NEW-7");
        });
        assertThat(redriven.sentence()).contains("corrected: body corrected");
    }

    @Test
    void what_was_delivered_meanwhile_is_not_sent_again() {
        Operation failed = past.failed(ORDER, "1001", REFUSED);
        past.delivered(ORDER, "1001");

        Redriven redriven = redrive.again(failed.id(), ANNA, Edit.NONE);

        assertThat(redriven.sentence())
                .isEqualTo("nothing was sent: order shop-es:1001 in erp has the later operation op-2 (DELIVERED);"
                        + " there is nothing left to do");
        assertThat(queue.takeAll()).isEmpty();
    }

    @Test
    void what_was_held_again_points_to_the_operation_to_redrive() {
        Operation first = past.failed(ORDER, "1001", REFUSED);
        past.held(ORDER, "1001", REFUSED);

        assertThat(redrive.again(first.id(), ANNA, Edit.NONE).sentence()).endsWith("redrive op-2 instead");
    }

    @Test
    void what_was_dismissed_is_said_to_be_so() {
        Operation failed = past.failed(ORDER, "1001", REFUSED);
        new Dismissal(ledger, item -> {}, ids, clock)
                .dismiss(ledger.open(1).getFirst().opened().cause(), new By("ben", "entered by hand"));

        assertThat(redrive.again(failed.id(), ANNA, Edit.NONE).sentence()).endsWith("it was dismissed");
        assertThat(ledger.incidents().getFirst().dismissed().orElseThrow().why())
                .isEqualTo("entered by hand");
    }

    @Test
    void an_unknown_or_expired_id_is_said_to_be_so() {
        Redriven redriven = redrive.again(new OperationId("op-99"), ANNA, Edit.NONE);

        assertThat(redriven).isInstanceOf(Redriven.Unknown.class);
        assertThat(redriven.sentence())
                .startsWith("nothing was sent: no message is kept for operation 'op-99'; the id is mistyped");
    }

    @Test
    void when_the_queue_takes_nothing_it_can_be_asked_again() {
        Operation failed = past.failed(ORDER, "1001", REFUSED);
        Redrive blocked = new Redrive(
                ledger,
                envelopes -> {
                    throw new FailureException(REFUSED);
                },
                ids,
                clock);

        assertThatThrownBy(() -> blocked.again(failed.id(), ANNA, Edit.NONE)).isInstanceOf(FailureException.class);
        assertThat(redrive.again(failed.id(), ANNA, Edit.NONE)).isInstanceOf(Redriven.Queued.class);
    }

    @Test
    void selections_mean_what_they_say() {
        Operation one = past.failed(ORDER, "1001", REFUSED);
        Failure unknown = Failure.of(
                FailureCode.ITEM_UNKNOWN, new SystemId("erp"), "translateOrder", "no item Blue Mug", "create it");
        Operation two = past.held(HistoryFixture.order("shop-fr", "7"), "1001", unknown);
        Operation three = past.held(HistoryFixture.order("shop-es", "9"), "1009", unknown);

        assertThat(selected(new Selection.All()))
                .as("the one that failed first goes first")
                .containsExactly(one.id(), two.id(), three.id());
        assertThat(selected(new Selection.One(two.id()))).containsExactly(two.id());
        assertThat(selected(new Selection.OfOrder("1001", Optional.of(new SystemId("shop-fr")))))
                .containsExactly(two.id());
        assertThat(selected(new Selection.OfOrder("1001", Optional.empty())))
                .as("without a shop, those of both")
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(selected(new Selection.OfIncident(
                        ledger.open(1).getFirst().opened().cause())))
                .containsExactly(two.id(), three.id());
        assertThat(selected(matching(Optional.of("shop-es"), Optional.empty(), Optional.empty())))
                .containsExactly(one.id(), three.id());
        assertThat(selected(matching(Optional.empty(), Optional.of(FailureCode.TARGET_REFUSED), Optional.empty())))
                .containsExactly(one.id());
        assertThat(selected(matching(Optional.empty(), Optional.empty(), Optional.of("blue mug"))))
                .containsExactly(two.id(), three.id());
        assertThat(selected(new Selection.Matching(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(two.endedAt()),
                        Optional.of(three.endedAt()),
                        Optional.empty())))
                .containsExactly(two.id());
    }

    @Test
    void many_are_sent_at_the_rate_and_up_to_the_limit_and_the_deadline() {
        for (int i = 0; i < 10; i++) {
            past.failed(HistoryFixture.order("shop-es", "o" + i), "n" + i, REFUSED);
        }
        List<Duration> pauses = new ArrayList<>();
        Redrives redrives = new Redrives(
                redrive,
                time -> {
                    pauses.add(time);
                    clock.pass(time);
                },
                clock);
        Instant far = clock.instant().plusSeconds(600);

        Redrives.Report first =
                redrives.again(selecting.select(new Selection.All()), ANNA, Edit.NONE, new Terms(4, 2), far);
        assertThat(first.done()).hasSize(4);
        assertThat(first.left()).isEqualTo(6);
        assertThat(pauses).hasSize(3).containsOnly(Duration.ofMillis(500));

        Redrives.Report second = redrives.again(
                selecting.select(new Selection.All()),
                ANNA,
                Edit.NONE,
                new Terms(100, 1),
                clock.instant().plusMillis(3500));
        assertThat(second.done()).as("what was sent is not selected again").hasSize(4);
        assertThat(second.left()).isEqualTo(2);
        assertThat(queue.takeAll()).hasSize(8);
    }

    private List<OperationId> selected(Selection selection) {
        return selecting.select(selection).stream()
                .map(item -> item.opened().by())
                .toList();
    }

    private static Selection matching(Optional<String> system, Optional<FailureCode> code, Optional<String> text) {
        return new Selection.Matching(system.map(SystemId::new), code, Optional.empty(), Optional.empty(), text);
    }
}
