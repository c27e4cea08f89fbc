package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.config.Change;
import dev.waybill.config.problem.Problem;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import java.util.List;
import java.util.function.Function;

/** What {@code --json} prints; names are those of the log lines. */
final class JsonText {
    private JsonText() {}

    static <T> ArrayNode list(List<T> all, Function<T, ? extends JsonNode> one) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach(item -> array.add(one.apply(item)));
        return array;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode of(Problem problem) {
        return object().put("line", problem.at().line())
                .put("column", problem.at().column())
                .put("what", problem.what())
                .put("next", problem.next());
    }

    static ObjectNode of(Change change) {
        return object().put("kind", change.kind().name().toLowerCase(java.util.Locale.ROOT))
                .put("what", change.sentence());
    }

    static ObjectNode of(Revision revision) {
        return object().put("version", revision.landscape().version())
                .put("at", revision.at().toString())
                .put("who", revision.who())
                .put("why", revision.why());
    }

    static ObjectNode of(History history) {
        ObjectNode json = object().put("subject", history.subject().key());
        json.set("targets", list(history.links(), link -> object().put(
                        "target_system", link.target().value())
                .put("state", link.state().name())
                .put("target_id", link.targetRef().map(ref -> ref.id()).orElse(null))
                .put("target_number", link.targetRef().map(ref -> ref.number()).orElse(null))));
        json.set("operations", list(history.operations(), JsonText::of));
        json.set("interventions", list(history.interventions(), StateJson::of));
        return json;
    }

    static ObjectNode of(Operation operation) {
        ObjectNode json = object().put("operation_id", operation.id().value())
                .put("outcome", operation.ending().name())
                .put("subject", operation.subject().key())
                .put("source_system", operation.subject().system().value())
                .put("target_system", operation.target().value())
                .put("flow", operation.flow())
                .put("topic", operation.topic())
                .put("note", operation.note())
                .put("attempt", operation.attempt())
                .put("redriven", operation.redriven())
                .put("configuration", operation.landscapeVersion())
                .put("correlation_id", operation.correlation().value())
                .put("received_at", operation.receivedAt().toString())
                .put("ended_at", operation.endedAt().toString());
        operation.skipped().ifPresent(reason -> json.put("skip_reason", reason.name()));
        operation.failure().ifPresent(failure -> json.put("code", failure.code().name())
                .put("said", failure.said())
                .put("why", failure.why())
                .put("next", failure.next()));
        ArrayNode conflicts = json.putArray("conflicts");
        operation.conflicts().forEach(conflicts::add);
        json.set("steps", list(operation.steps(), JsonText::of));
        return json;
    }

    private static ObjectNode of(StepTiming step) {
        return object().put("step", step.step().word())
                .put("duration_ms", step.took().toMillis())
                .put("ok", step.ok())
                .put("note", step.note());
    }
}
