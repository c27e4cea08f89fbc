package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.health.Alarm;
import dev.waybill.engine.health.AlarmLimits;
import dev.waybill.engine.health.Alarms;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryChangeSets;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.review.Reviews;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a person is told, and when. The fixture's first operation is received at 12:01. */
class AlarmsTest {
    private static final SystemId ERP = new SystemId("erp");
    private static final Failure REFUSED =
            Failure.of(FailureCode.TARGET_REFUSED, ERP, "createOrder", "no", "ask, then redrive");
    private static final Failure DOWN = Failure.of(FailureCode.DOWN, ERP, "createOrder", "it is down", "wait");

    private final SettableClock clock = SettableClock.atNoon();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryDeadLetters deadLetters = new MemoryDeadLetters(clock);
    private final MemoryCircuits circuits = new MemoryCircuits();
    private final HistoryFixture past = new HistoryFixture(ledger);
    private final MemoryChangeSets changes = new MemoryChangeSets();
    private Optional<Landscape> landscape = Optional.empty();
    private final Alarms alarms = new Alarms(
            ledger,
            deadLetters,
            circuits,
            items -> Reviews.of(items, landscape, changes),
            AlarmLimits.standard(),
            clock);

    @Test
    void while_all_is_well_each_value_is_there_and_none_is_raised() {
        past.delivered(HistoryFixture.order("shop-es", "1"), "1");
        clock.pass(Duration.ofDays(3));

        assertThat(alarms.now()).extracting(Alarm::kind).containsExactly(Alarm.Kind.values());
        assertThat(alarms.now()).noneMatch(Alarm::raised);
    }

    @Test
    void a_change_that_is_tried_again_for_too_long_is_named_with_its_target() {
        past.waiting(HistoryFixture.order("shop-es", "1"), "1", DOWN);
        clock.pass(Duration.ofMinutes(16));
        assertThat(value(Alarm.Kind.OLDEST_UNDELIVERED).raised()).isFalse();

        clock.pass(Duration.ofSeconds(1));

        Alarm alarm = value(Alarm.Kind.OLDEST_UNDELIVERED);
        assertThat(alarm.raised()).isTrue();
        assertThat(alarm.value()).isEqualTo(15 * 60 + 1);
        assertThat(alarm.sentence()).isEqualTo("the oldest change on its way waits for 15 min 1 s, for erp");
    }

    @Test
    void so_is_one_that_waits_for_an_open_circuit_without_having_been_tried() {
        Circuits gate = new Circuits(circuits, CircuitLimits.standard(), new RecordingLog(), clock, new Random(1));
        for (int i = 0; i < 8; i++) {
            gate.failed(ERP, DOWN, false);
            clock.pass(Duration.ofSeconds(1));
        }
        gate.admit(ERP, clock.instant().minusSeconds(30), clock.instant().plusSeconds(60));
        clock.pass(Duration.ofMinutes(20));

        assertThat(value(Alarm.Kind.OLDEST_UNDELIVERED).value()).isEqualTo(20 * 60 + 30);
        Alarm open = value(Alarm.Kind.CIRCUIT_OPEN);
        assertThat(open.raised()).isTrue();
        assertThat(open.system()).contains(ERP);
        assertThat(open.sentence()).isEqualTo("erp has not been called for 20 min 1 s (DOWN: it is down)");
    }

    @Test
    void dead_letters_are_counted_and_the_time_that_is_left_to_them_runs() {
        Operation failed = past.failed(HistoryFixture.order("shop-es", "1"), "1", REFUSED);
        deadLetters.add(ledger.kept(failed.id()).orElseThrow().envelope(), failed);
        assertThat(value(Alarm.Kind.DEAD_LETTERS).sentence()).isEqualTo("1 dead letters wait to be settled");
        clock.pass(Duration.ofDays(10));
        assertThat(value(Alarm.Kind.DEAD_LETTER_EXPIRY).raised()).isFalse();

        clock.pass(Duration.ofMinutes(2));

        assertThat(value(Alarm.Kind.DEAD_LETTER_EXPIRY).raised()).isTrue();
        assertThat(value(Alarm.Kind.DEAD_LETTER_EXPIRY).sentence())
                .isEqualTo("the first dead letter leaves its queue in 3 d 23 h");
    }

    @Test
    void what_waits_for_a_person_for_more_than_a_day_is_said_with_its_cause() {
        past.held(HistoryFixture.order("shop-es", "1"), "1", REFUSED);
        clock.pass(Duration.ofHours(25));

        Alarm alarm = value(Alarm.Kind.HELD_OLDEST);
        assertThat(alarm.raised()).isTrue();
        assertThat(alarm.sentence())
                .isEqualTo("order shop-es:1 has waited for a person for 1 d 0 h (TARGET_REFUSED#erp#createOrder)");
        assertThat(alarm.next()).isEqualTo(Optional.of("`waybill incidents` says who acts and what to do"));
    }

    @Test
    void what_people_were_to_decide_until_now_is_said_until_somebody_does() {
        landscape = Optional.of(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .review(new ReviewTerms(Duration.ofHours(4), ReviewTerms.Then.REMIND))
                .build(1));
        past.held(HistoryFixture.order("shop-es", "1"), "1", REFUSED);
        past.held(HistoryFixture.order("shop-es", "2"), "2", REFUSED);
        past.failed(HistoryFixture.order("shop-es", "3"), "3", REFUSED);
        clock.pass(Duration.ofHours(3));
        assertThat(value(Alarm.Kind.REVIEW_OVERDUE).raised()).isFalse();
        clock.pass(Duration.ofHours(2));

        Alarm alarm = value(Alarm.Kind.REVIEW_OVERDUE);
        assertThat(alarm.raised()).isTrue();
        assertThat(alarm.value()).isEqualTo(2);
        assertThat(alarm.sentence())
                .startsWith("order shop-es:1 was to be decided until 2026-11-23T16:01:01")
                .endsWith("(TARGET_REFUSED#erp#createOrder); overdue are 2");
        ledger.open(9).forEach(ledger::dismiss);
        assertThat(value(Alarm.Kind.REVIEW_OVERDUE).raised()).isFalse();
    }

    private Alarm value(Alarm.Kind kind) {
        return alarms.now().stream()
                .filter(alarm -> alarm.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
