package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.delivery.Admission;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.memory.MemoryCircuits;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a system is spared, and how it is called again. Two instances of a function share one store. */
class CircuitsTest {
    private static final SystemId ERP = new SystemId("erp");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final SettableClock clock = SettableClock.atNoon();
    private final MemoryCircuits store = new MemoryCircuits();
    private final RecordingLog log = new RecordingLog();
    private final Circuits one = new Circuits(store, CircuitLimits.standard(), log, clock, new Random(1));
    private final Circuits other = new Circuits(store, CircuitLimits.standard(), log, clock, new Random(2));

    @Test
    void while_all_is_well_nothing_is_written() {
        for (int i = 0; i < 100; i++) {
            assertThat(admitted(one)).isTrue();
            one.answered(ERP, false);
        }
        assertThat(store.all()).isEmpty();
    }

    @Test
    void eight_failures_and_no_answer_open_it_for_everybody() {
        fail(one, 7);
        assertThat(admitted(other)).isTrue();
        clock.pass(Duration.ofMillis(500));
        fail(one, 1);

        assertThat(state()).isEqualTo(CircuitState.OPEN);
        assertThat(admitted(one)).isFalse();
        clock.pass(Duration.ofSeconds(5));
        assertThat(admitted(other)).as("seen after five seconds at the latest").isFalse();
        assertThat(log.circuits()).extracting(Circuit::state).containsExactly(CircuitState.OPEN);
    }

    @Test
    void eight_in_a_row_open_it_however_much_was_answered_before() {
        for (int i = 0; i < 500; i++) {
            one.answered(ERP, false);
        }
        fail(one, 7);
        assertThat(state()).isEqualTo(CircuitState.CLOSED);
        fail(one, 1);
        assertThat(state()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void a_quarter_failing_at_ten_instances_does_not_open_it() {
        Circuits[] instances = new Circuits[10];
        for (int i = 0; i < instances.length; i++) {
            instances[i] = new Circuits(store, CircuitLimits.standard(), log, clock, new Random(i));
        }
        Random random = new Random(11);
        for (int call = 0; call < 5_000; call++) {
            Circuits instance = instances[random.nextInt(instances.length)];
            if (random.nextInt(4) == 0) {
                fail(instance, 1);
            } else {
                instance.answered(ERP, false);
            }
            clock.pass(Duration.ofMillis(150));
        }
        assertThat(log.circuits()).isEmpty();
    }

    @Test
    void answers_that_outnumber_the_failures_keep_it_closed() {
        for (int i = 0; i < 9; i++) {
            one.answered(ERP, false);
            one.answered(ERP, false);
            fail(one, 1);
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void three_of_four_calls_failing_in_a_minute_open_it_too() {
        for (int i = 0; i < 10; i++) {
            fail(one, 3);
            one.answered(ERP, false);
        }
        assertThat(state()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void five_percent_of_failures_never_open_it() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Circuits instance = random.nextBoolean() ? one : other;
            if (random.nextInt(100) < 7) {
                fail(instance, 1);
            } else {
                instance.answered(ERP, false);
            }
            clock.pass(Duration.ofMillis(20));
        }
        assertThat(log.circuits()).isEmpty();
    }

    @Test
    void failures_far_apart_have_nothing_to_do_with_each_other() {
        for (int i = 0; i < 20; i++) {
            fail(one, 1);
            clock.pass(Duration.ofMinutes(2));
        }
        assertThat(state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void one_probe_at_a_time_and_later_each_time_it_fails() {
        fail(one, 8);
        Duration[] waits = {Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40)};
        for (Duration wait : waits) {
            clock.pass(wait.minusMillis(1));
            assertThat(admitted(one)).isFalse();
            clock.pass(Duration.ofMillis(1));
            assertThat(one.admit(ERP, clock.instant(), clock.instant().plus(LEASE)))
                    .isEqualTo(new Admission.Go(true));
            assertThat(admitted(other)).as("while one asks, nobody else does").isFalse();
            one.failed(ERP, down(), true);
        }
        for (int i = 0; i < 20; i++) {
            clock.pass(Duration.ofMinutes(5));
            assertThat(one.admit(ERP, clock.instant(), clock.instant().plus(LEASE)))
                    .as("never later than after five minutes")
                    .isEqualTo(new Admission.Go(true));
            one.failed(ERP, down(), true);
        }
        assertThat(store.read(ERP).orElseThrow().since())
                .as("open since then, whatever was tried")
                .isEqualTo(SettableClock.atNoon().instant().plusMillis(3500));
    }

    @Test
    void a_probe_that_dies_is_followed_by_another_when_its_lease_ends() {
        fail(one, 8);
        clock.pass(Duration.ofSeconds(10));
        one.admit(ERP, clock.instant(), clock.instant().plus(LEASE));
        clock.pass(LEASE.minusSeconds(1));
        assertThat(admitted(other)).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(admitted(other)).isTrue();
    }

    @Test
    void a_probe_that_never_called_the_system_leaves_the_question_to_the_next() {
        fail(one, 8);
        clock.pass(Duration.ofSeconds(10));
        one.admit(ERP, clock.instant(), clock.instant().plus(LEASE));
        one.unused(ERP, true);

        assertThat(other.admit(ERP, clock.instant(), clock.instant().plus(LEASE)))
                .isEqualTo(new Admission.Go(true));
    }

    @Test
    void after_an_answer_what_waits_flows_at_a_rate_that_doubles_until_all_is_as_usual() {
        recover();
        int[] perTwentySeconds = new int[6];
        for (int second = 0; second < 120; second++) {
            for (int i = 0; i < 400; i++) {
                perTwentySeconds[second / 20] += admitted(i % 2 == 0 ? one : other) ? 1 : 0;
            }
            clock.pass(Duration.ofSeconds(1));
        }
        int rate = 5;
        for (int admitted : perTwentySeconds) {
            assertThat(admitted).as("%d a second", rate).isBetween(rate * 18, rate * 23);
            rate *= 2;
        }
        assertThat(admitted(one)).isTrue();
        assertThat(state()).isEqualTo(CircuitState.CLOSED);
        assertThat(store.read(ERP).orElseThrow().lastOutage()).isPresent();
        assertThat(log.circuits())
                .extracting(Circuit::state)
                .containsExactly(CircuitState.OPEN, CircuitState.PROBING, CircuitState.RECOVERING, CircuitState.CLOSED);
    }

    @Test
    void a_system_that_fails_again_while_it_recovers_is_the_same_outage() {
        recover();
        fail(one, 8);

        Circuit again = store.read(ERP).orElseThrow();
        assertThat(again.state()).isEqualTo(CircuitState.OPEN);
        assertThat(again.lastOutage().orElseThrow().from())
                .isEqualTo(SettableClock.atNoon().instant());
    }

    @Test
    void a_busy_system_is_left_alone_for_as_long_as_it_asks_and_no_circuit_opens() {
        for (int i = 0; i < 20; i++) {
            one.failed(ERP, busy(), false);
        }
        assertThat(state()).isEqualTo(CircuitState.CLOSED);
        assertThat(admitted(one)).isFalse();
        assertThat(log.circuits()).as("said once").hasSize(1);

        clock.pass(Duration.ofSeconds(30));
        assertThat(admitted(one)).isTrue();
        assertThat(admitted(other)).isTrue();
    }

    @Test
    void the_oldest_change_that_waits_is_known() {
        fail(one, 8);
        one.admit(ERP, clock.instant().minusSeconds(5), clock.instant().plus(LEASE));
        other.admit(ERP, clock.instant().minusSeconds(90), clock.instant().plus(LEASE));
        one.admit(ERP, clock.instant().minusSeconds(60), clock.instant().plus(LEASE));

        assertThat(store.read(ERP).orElseThrow().waitingSince())
                .contains(clock.instant().minusSeconds(90));
    }

    private void recover() {
        fail(one, 8);
        clock.pass(Duration.ofSeconds(10));
        one.admit(ERP, clock.instant(), clock.instant().plus(LEASE));
        one.answered(ERP, true);
        assertThat(state()).isEqualTo(CircuitState.RECOVERING);
    }

    private void fail(Circuits circuits, int times) {
        for (int i = 0; i < times; i++) {
            circuits.failed(ERP, down(), false);
            if (i < times - 1) {
                clock.pass(Duration.ofMillis(500));
            }
        }
    }

    private boolean admitted(Circuits circuits) {
        return circuits.admit(ERP, clock.instant(), clock.instant().plus(LEASE)) instanceof Admission.Go;
    }

    private CircuitState state() {
        return store.read(ERP).map(Circuit::state).orElse(CircuitState.CLOSED);
    }

    private static Failure down() {
        return new Failure(FailureCode.DOWN, ERP, "createOrder", "503", "down", "wait", Optional.empty());
    }

    private static Failure busy() {
        return new Failure(
                FailureCode.TOO_BUSY, ERP, "createOrder", "429", "busy", "wait", Optional.of(Duration.ofSeconds(30)));
    }
}
