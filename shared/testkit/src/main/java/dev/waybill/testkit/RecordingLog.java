package dev.waybill.testkit;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.AttemptLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what would be logged. */
public final class RecordingLog implements AttemptLog {
    private final List<Operation> operations = new CopyOnWriteArrayList<>();
    private final List<Circuit> circuits = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> onTheirWay = new ConcurrentHashMap<>();

    @Override
    public void circuitChanged(Circuit before, Circuit after) {
        circuits.add(after);
    }

    @Override
    public void attempted(Operation operation, boolean ends, Optional<Duration> retryIn) {
        operations.add(operation);
        if (ends) {
            counted(operation.flow(), Counted.valueOf(operation.ending().name()), 1);
        }
    }

    @Override
    public void counted(String flow, Counted what, int changes) {
        int more =
                switch (what) {
                    case RECEIVED, SENT_AGAIN -> changes;
                    case DELIVERED, SKIPPED, HELD, FAILED -> -changes;
                };
        onTheirWay.merge(flow, more, Integer::sum);
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

    /** Changes of each flow that were taken up, less those that ended, as it would be counted from the lines: none once all is done. */
    public Map<String, Integer> onTheirWay() {
        return Map.copyOf(onTheirWay);
    }

    /** Each state that a circuit came into. */
    public List<Circuit> circuits() {
        return List.copyOf(circuits);
    }

    public List<String> answers() {
        return List.copyOf(answers);
    }
}
