package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.port.CircuitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link CircuitStore} does. Each test uses a system of its own, so the store may be shared and kept. */
public abstract class CircuitStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final String run = Long.toString(System.nanoTime(), 36);

    /** The store under test. */
    protected abstract CircuitStore store();

    @Test
    void a_system_that_never_failed_has_no_circuit() {
        assertThat(store().read(system("never"))).isEmpty();
    }

    @Test
    void everything_comes_back_as_it_was_written() {
        Circuit rich = rich(system("rich"), 1);

        assertThat(store().write(rich)).isTrue();

        assertThat(store().read(rich.system())).contains(rich);
        assertThat(store().all()).contains(rich);
    }

    @Test
    void a_plain_one_comes_back_too() {
        Circuit plain = Circuit.closed(system("plain"), NOON).next();

        assertThat(store().write(plain)).isTrue();

        assertThat(store().read(plain.system())).contains(plain);
    }

    @Test
    void of_two_that_saw_the_same_state_one_writes() {
        SystemId system = system("raced");
        assertThat(store().write(rich(system, 1))).isTrue();

        assertThat(store().write(rich(system, 2))).isTrue();
        assertThat(store().write(rich(system, 2))).isFalse();
        assertThat(store().write(rich(system, 1))).isFalse();
        assertThat(store().write(rich(system, 4))).isFalse();
        assertThat(store().write(rich(system("new"), 2))).isFalse();
    }

    private static Circuit rich(SystemId system, long version) {
        return new Circuit(
                system,
                CircuitState.OPEN,
                NOON,
                NOON.plusSeconds(20),
                new Circuit.Failing(NOON.minusSeconds(30), 7, 9, 5),
                2,
                Optional.of(Failure.of(FailureCode.DOWN, system, "createOrder", "it is down", "wait")
                        .saying("503 \"ñ\"")
                        .retryingAfter(Duration.ofSeconds(7))),
                Optional.of(new Circuit.Outage(NOON.minusSeconds(30), NOON)),
                Optional.of(NOON.minusSeconds(90)),
                version);
    }

    private SystemId system(String name) {
        return new SystemId(name + "-" + run);
    }
}
