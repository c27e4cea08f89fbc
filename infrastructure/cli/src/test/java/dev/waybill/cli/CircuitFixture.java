package dev.waybill.cli;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.testkit.HistoryFixture;
import java.time.Duration;
import java.time.Instant;

/** Circuits as outages leave them. */
final class CircuitFixture {
    private static final Instant DOWN_FROM = HistoryFixture.NOON.minus(Duration.ofMinutes(10));

    private CircuitFixture() {}

    /** Not called since it failed at 11:50, asked next ten seconds after noon. */
    static Circuit open(String system) {
        SystemId id = new SystemId(system);
        Failure down = Failure.of(FailureCode.DOWN, id, "find", "it says that it is closed", "open it");
        Circuit circuit = Circuit.closed(id, DOWN_FROM);
        Circuit.Lately lately = Circuit.Lately.NOTHING;
        Instant now = DOWN_FROM;
        while (!circuit.isOpen()) {
            lately = lately.failure(now, CircuitLimits.standard().window());
            circuit = circuit.failed(now, down, lately, CircuitLimits.standard());
            now = now.plusSeconds(1);
        }
        // A probe at noon that is failed by the same.
        return circuit.probing(HistoryFixture.NOON.minusSeconds(10), HistoryFixture.NOON.plusSeconds(50))
                .failed(HistoryFixture.NOON.minusSeconds(10), down, lately, CircuitLimits.standard());
    }
}
