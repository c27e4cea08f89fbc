package dev.waybill.testkit;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.AttemptLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what would be logged. */
public final class RecordingLog implements AttemptLog {
    private final List<Operation> operations = new CopyOnWriteArrayList<>();
    private final List<Circuit> circuits = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();

    @Override
    public void circuitChanged(Circuit before, Circuit after) {
        circuits.add(after);
    }

    @Override
    public void attempted(Operation operation, Optional<Duration> retryIn) {
        operations.add(operation);
    }

    @Override
    public void answered(String system, int status, String code, String why) {
        answers.add(status + " " + code + " " + system + ": " + why);
    }

    @Override
    public void defect(Failure failure, RuntimeException cause) {
        answers.add("DEFECT " + failure.said());
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Each state that a circuit came into. */
    public List<Circuit> circuits() {
        return List.copyOf(circuits);
    }

    public List<String> answers() {
        return List.copyOf(answers);
    }
}
