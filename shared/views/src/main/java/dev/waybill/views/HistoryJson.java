package dev.waybill.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import dev.waybill.engine.operator.Provenance;

/** What happened, as JSON; names are those of the log lines. */
public final class HistoryJson {
    private HistoryJson() {}

    public static ObjectNode of(History history) {
        ObjectNode json = Json.object().put("subject", history.subject().key());
        json.set("targets", Json.list(history.links(), link -> Json.object()
                .put("target_system", link.target().value())
                .put("state", link.state().name())
                .put("target_id", link.targetRef().map(ref -> ref.id()).orElse(null))
                .put("target_number", link.targetRef().map(ref -> ref.number()).orElse(null))
                .put("erased", link.erased().orElse(null))));
        json.set("operations", Json.list(history.operations(), HistoryJson::of));
        json.set("interventions", Json.list(history.interventions(), HistoryJson::of));
        return json;
    }

    public static ObjectNode of(Operation operation) {
        ObjectNode json = Json.object()
                .put("operation_id", operation.id().value())
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
        json.set("steps", Json.list(operation.steps(), HistoryJson::of));
        return json;
    }

    public static ObjectNode of(Intervention done) {
        return Json.object()
                .put("intervention_id", done.id().value())
                .put("kind", done.kind().name())
                .put("operation_id", done.about().map(OperationId::value).orElse(null))
                .put("subject", done.subject().key())
                .put("target_system", done.target().value())
                .put("who", done.who())
                .put("why", done.why())
                .put("what", done.what())
                .put("at", done.at().toString());
    }

    public static ObjectNode of(Provenance provenance) {
        ObjectNode json = Json.object()
                .put("target_system", provenance.target().value())
                .put("data", provenance.data().word())
                .put("rule", provenance.rule().map(OwnershipRule::sentence).orElse(null))
                .put("configuration", provenance.version());
        json.set("set_by", provenance.setBy().map(HistoryJson::of).orElse(null));
        json.set("lost", Json.list(provenance.lost(), lost -> Json.object()
                .put("operation_id", lost.by().id().value())
                .put("at", lost.by().endedAt().toString())
                .put("sentence", lost.sentence())));
        return json;
    }

    private static ObjectNode of(StepTiming step) {
        return Json.object()
                .put("step", step.step().word())
                .put("duration_ms", step.took().toMillis())
                .put("ok", step.ok())
                .put("note", step.note());
    }
}
