package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import dev.waybill.engine.port.AttemptLog;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One JSON line per attempt ({@code delivery.attempted}), per batch that was taken up ({@code changes.counted}), per answered webhook
 * ({@code webhook.answered}), per change of a circuit ({@code circuit.changed}) and per defect, on a stream that Lambda passes to CloudWatch as it is. Names and units of the fields are part of the interface: saved queries use them.
 * The lines are plain on purpose; levels by configuration and invocation ids are left to Powertools Logging, which is not used yet.
 */
public final class JsonAttemptLog implements AttemptLog {
    private static final int MOST_FRAMES = 30;

    private final JsonLines lines;

    public JsonAttemptLog(PrintStream out, Clock clock) {
        this.lines = new JsonLines(out, clock);
    }

    @Override
    public void attempted(Operation operation, boolean ends, Optional<Duration> retryIn) {
        Optional<Failure> failure = operation.failure();
        lines.print("delivery.attempted", failure.isPresent() ? "WARN" : "INFO", json -> {
            json.writeStringField("delivery_id", operation.id().value());
            json.writeStringField("correlation_id", operation.correlation().value());
            json.writeStringField("flow", operation.flow());
            json.writeStringField("source_system", operation.subject().system().value());
            json.writeStringField("target_system", operation.target().value());
            json.writeStringField("operation", failure.map(Failure::operation).orElse(operation.topic()));
            json.writeStringField("subject", operation.subject().key());
            json.writeNumberField("attempt", operation.attempt());
            json.writeStringField("outcome", operation.ending().name());
            writeReason(json, operation);
            json.writeStringField("step", lastStep(operation.steps()));
            json.writeNumberField("duration_ms", duration(operation.steps()).toMillis());
            if (retryIn.isPresent()) {
                json.writeNumberField("retry_in_ms", retryIn.get().toMillis());
            }
            json.writeBooleanField("redriven", operation.redriven());
            json.writeBooleanField("ends", ends);
            json.writeNumberField("landscape_version", operation.landscapeVersion());
        });
    }

    /** {@code outcome} as on the line of an attempt: metric filters count both by flow and outcome. */
    @Override
    public void counted(String flow, Counted what, int changes) {
        lines.print("changes.counted", "INFO", json -> {
            json.writeStringField("flow", flow);
            json.writeStringField("outcome", what.name());
            json.writeNumberField("changes", changes);
        });
    }

    /** What the system said when it failed is left out, as everywhere in the log: it may hold data. */
    @Override
    public void circuitChanged(Circuit before, Circuit after) {
        lines.print("circuit.changed", after.state() == CircuitState.OPEN ? "WARN" : "INFO", json -> {
            json.writeStringField("system", after.system().value());
            json.writeStringField("from", before.state().name());
            json.writeStringField("to", after.state().name());
            json.writeStringField("since", after.since().toString());
            if (after.notBefore().isAfter(Instant.EPOCH)) {
                json.writeStringField("not_before", after.notBefore().toString());
            }
            json.writeNumberField("failures_in_a_row", after.failing().inARow());
            if (after.because().isPresent()) {
                json.writeStringField("code", after.because().get().code().name());
            }
        });
    }

    @Override
    public void answered(String system, int status, String code, String why) {
        lines.print("webhook.answered", status < 400 ? "INFO" : "WARN", json -> {
            json.writeStringField("source_system", system);
            json.writeNumberField("status", status);
            json.writeStringField("code", code);
            json.writeStringField("why", why);
        });
    }

    @Override
    public void defect(Failure failure, RuntimeException cause) {
        lines.print("waybill.defect", "ERROR", json -> {
            json.writeStringField("target_system", failure.system().value());
            json.writeStringField("operation", failure.operation());
            json.writeStringField("code", failure.code().name());
            json.writeStringField("why", failure.whyUnquoted());
            json.writeStringField("exception", cause.getClass().getName());
            JsonObject.writeTexts(json, "stack", stack(cause));
        });
    }

    private static void writeReason(JsonGenerator json, Operation operation) throws IOException {
        Optional<String> code = operation
                .failure()
                .map(failure -> failure.code().name())
                .or(() -> operation.skipped().map(Enum::name));
        if (code.isPresent()) {
            json.writeStringField("code", code.get());
        }
    }

    /** Where it failed, or the last step of all. */
    private static String lastStep(List<StepTiming> steps) {
        return steps.stream()
                .filter(step -> !step.ok())
                .findFirst()
                .or(() -> steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast()))
                .map(step -> step.step().word())
                .orElse("");
    }

    /** Time at work; what it waited in the queue ({@link Step#RECEIVE}) is not in it. */
    private static Duration duration(List<StepTiming> steps) {
        return steps.stream()
                .filter(step -> step.step() != Step.RECEIVE)
                .map(StepTiming::took)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static List<String> stack(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .toList();
    }
}
