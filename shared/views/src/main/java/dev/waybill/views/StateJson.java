package dev.waybill.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitText;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Evidence.Brought;
import dev.waybill.engine.health.Alarm;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.review.Review;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How it stands, as JSON: incidents, circuits, alarms, what waits. Names are those of the log lines. */
public final class StateJson {
    private StateJson() {}

    public static ObjectNode of(Incident incident) {
        ObjectNode json = Json.object()
                .put("incident", incident.cause().key())
                .put("state", incident.state().name())
                .put("code", incident.cause().code().name())
                .put("target_system", incident.cause().system().value())
                .put("operation", incident.cause().operation())
                .put("open", incident.open())
                .put("count", incident.count())
                .put("first_at", incident.first().toString())
                .put("last_at", incident.last().toString())
                .put("who_acts", incident.whoActs())
                .put("retrying_since", text(incident.retryingSince()));
        sentences(json, incident.latest());
        ArrayNode samples = json.putArray("samples");
        incident.samples().stream().map(SubjectRef::key).forEach(samples::add);
        json.set("dismissed", incident.dismissed().map(HistoryJson::of).orElse(null));
        return json;
    }

    public static ObjectNode of(Revision revision) {
        return Json.object()
                .put("version", revision.landscape().version())
                .put("at", revision.at().toString())
                .put("who", revision.who())
                .put("why", revision.why());
    }

    public static ObjectNode of(Circuit circuit, Instant now) {
        ObjectNode json = Json.object()
                .put("system", circuit.system().value())
                .put("state", circuit.state().name())
                .put("since", circuit.downSince().toString())
                .put("next_probe", circuit.isOpen() ? circuit.notBefore().toString() : null)
                .put("paused_until", circuit.isPaused(now) ? circuit.notBefore().toString() : null)
                .put("waiting_since", text(circuit.waitingSince()))
                .put("sentence", CircuitText.of(circuit, now));
        circuit.because()
                .ifPresent(failure -> sentences(json.put("code", failure.code().name()), failure));
        return json;
    }

    public static ObjectNode of(Cursor cursor) {
        ObjectNode json = Json.object()
                .put("system", cursor.of().system().value())
                .put("entity", cursor.of().entity().word())
                .put("looked_at", cursor.lookedAt().toString())
                .put("reached", cursor.reached().toString())
                .put("resume", text(cursor.resume()));
        cursor.pulse().ifPresent(pulse -> json.put(
                        "last_change", pulse.rhythm().last().toString())
                .put("usual_per_hour", pulse.usualPerHour(cursor.lookedAt()))
                .put("last_webhook", text(pulse.webhooks().last().map(Brought::receivedAt)))
                .put("webhooks_lost", pulse.webhooks().lost().size())
                .put("webhooks_silent_since", text(pulse.webhooks().silentSince())));
        cursor.failure()
                .ifPresent(failure -> sentences(json.put("code", failure.code().name()), failure));
        return json;
    }

    public static ObjectNode of(Alarm alarm) {
        return Json.object()
                .put("alarm", alarm.kind().name())
                .put("system", alarm.system().map(system -> system.value()).orElse(null))
                .put("value", alarm.value())
                .put("threshold", alarm.threshold())
                .put("unit", alarm.kind().unit())
                .put("raised", alarm.raised())
                .put("sentence", alarm.sentence())
                .put("next", alarm.next().orElse(null));
    }

    /** {@code opened_by} is the id to redrive it by; the rest is its latest operation. */
    public static ObjectNode of(OpenItem item) {
        return HistoryJson.of(item.latest())
                .put("state", item.state().name())
                .put("opened_by", item.opened().by().value())
                .put("incident", item.opened().cause().key())
                .put("retrying", item.isRetrying())
                .put("retried_at", text(item.opened().retriedAt()));
    }

    /** The same with until when people are to decide, and what happens then. */
    public static ObjectNode of(OpenItem item, Optional<Review> review) {
        return reviewed(of(item), review);
    }

    /** Adds until when people are to decide about it, and what happens then. */
    public static ObjectNode reviewed(ObjectNode json, Optional<Review> review) {
        return json.put("deadline", text(review.map(Review::deadline)))
                .put("then", review.map(due -> due.then().word()).orElse(null));
    }

    public static ObjectNode of(Link link) {
        return link.latest()
                .map(HistoryJson::of)
                .orElseGet(Json::object)
                .put("state", link.state().name())
                .put("attempts", link.attempts())
                .put("subject", link.subject().key())
                .put("target_system", link.target().value());
    }

    private static void sentences(ObjectNode json, Failure failure) {
        json.put("said", failure.said()).put("why", failure.why()).put("next", failure.next());
    }

    private static @Nullable String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }
}
