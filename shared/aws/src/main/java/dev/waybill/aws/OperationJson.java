package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of history as bytes: JSON with short names, packed, so that a link with its latest operation stays below the kilobyte
 * that one write unit pays for. Subject and target are not in it: the item's key says them.
 */
final class OperationJson {
    private OperationJson() {}

    static byte[] write(Operation operation) {
        String json = JsonObject.write(out -> {
            out.writeStringField("id", operation.id().value());
            out.writeStringField("flow", operation.flow());
            out.writeStringField("topic", operation.topic());
            out.writeStringField("ending", operation.ending().name());
            writeIfPresent(out, "skipped", operation.skipped().map(SkipReason::name));
            out.writeStringField("note", operation.note());
            if (operation.failure().isPresent()) {
                FailureJson.write(out, operation.failure().get());
            }
            writeSteps(out, operation.steps());
            out.writeNumberField("attempt", operation.attempt());
            out.writeBooleanField("redriven", operation.redriven());
            out.writeNumberField("landscape", operation.landscapeVersion());
            out.writeStringField("correlation", operation.correlation().value());
            JsonObject.writeTexts(out, "conflicts", operation.conflicts());
            if (operation.targetRef().isPresent()) {
                writeRef(out, operation.targetRef().get());
            }
            out.writeStringField("received", operation.receivedAt().toString());
            out.writeStringField("ended", operation.endedAt().toString());
        });
        return Gzip.pack(json.getBytes(StandardCharsets.UTF_8));
    }

    static Operation read(byte[] packed, SubjectRef subject, SystemId target) {
        JsonObject json = JsonObject.parse(new String(Gzip.unpack(packed), StandardCharsets.UTF_8));
        return new Operation(
                new OperationId(json.text("id")),
                subject,
                target,
                json.text("flow"),
                json.text("topic"),
                Ending.valueOf(json.text("ending")),
                json.find("skipped").map(SkipReason::valueOf),
                json.text("note"),
                FailureJson.read(json),
                json.objects("steps").stream().map(OperationJson::step).toList(),
                Integer.parseInt(json.text("attempt")),
                json.flag("redriven"),
                Long.parseLong(json.text("landscape")),
                new CorrelationId(json.text("correlation")),
                json.texts("conflicts"),
                json.object("ref").map(OperationJson::ref),
                Instant.parse(json.text("received")),
                Instant.parse(json.text("ended")));
    }

    private static void writeSteps(JsonGenerator out, List<StepTiming> steps) throws IOException {
        out.writeArrayFieldStart("steps");
        for (StepTiming step : steps) {
            out.writeStartObject();
            out.writeStringField("s", step.step().word());
            out.writeStringField("t", step.took().toString());
            if (!step.ok()) {
                out.writeBooleanField("failed", true);
            }
            if (!step.note().isEmpty()) {
                out.writeStringField("n", step.note());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static StepTiming step(JsonObject json) {
        return new StepTiming(
                Step.of(json.text("s")),
                Duration.parse(json.text("t")),
                !json.flag("failed"),
                json.find("n").orElse(""));
    }

    private static void writeRef(JsonGenerator out, ExternalRef ref) throws IOException {
        out.writeObjectFieldStart("ref");
        out.writeStringField("system", ref.system().value());
        out.writeStringField("id", ref.id());
        out.writeStringField("number", ref.number());
        out.writeEndObject();
    }

    private static ExternalRef ref(JsonObject json) {
        return new ExternalRef(new SystemId(json.text("system")), json.text("id"), json.text("number"));
    }

    private static void writeIfPresent(JsonGenerator out, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            out.writeStringField(name, text.get());
        }
    }
}
