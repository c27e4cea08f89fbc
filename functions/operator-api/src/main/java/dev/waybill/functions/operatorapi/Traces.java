package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.operator.Finding;
import dev.waybill.engine.operator.Provenance;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.engine.port.Ledger;
import dev.waybill.views.HistoryJson;
import dev.waybill.views.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What happened to one thing, and why a value is what it is. */
record Traces(Ledger ledger, CircuitStore circuits, LandscapeStore landscapes, Clock clock) {
    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/traces", Role.VIEWER, this::find),
                Endpoint.get("/v1/provenance", Role.VIEWER, this::why));
    }

    private Reply find(HttpAsked asked, Map<String, String> named) {
        String wanted = asked.required("q", "1001").strip();
        if (EmailAddress.isOne(wanted)) {
            throw new WrongRequest(
                    "an e-mail address is not looked for in an address, which logs on its way keep",
                    "POST /v1/buyer-searches finds somebody's orders by it");
        }
        List<History> found = new Finding(ledger, () -> landscapes.latest().stream()
                        .flatMap(revision -> revision.landscape().systems().stream())
                        .map(system -> system.id())
                        .toList())
                .by(wanted);
        ObjectNode json = Json.object();
        json.set("items", Json.list(found, this::trace));
        return Reply.ok(json);
    }

    /** With the same in words, as {@code waybill trace} prints it. */
    private ObjectNode trace(History history) {
        return HistoryJson.of(history).put("text", TraceText.of(history, circuits.all(), clock.instant()));
    }

    private Reply why(HttpAsked asked, Map<String, String> named) {
        SubjectRef subject = subject(asked.required("subject", "order%23shop-es%231001"));
        DataName data = DataName.of(asked.required("data", "order.status"))
                .orElseThrow(() -> new WrongRequest(
                        "there is no data of this name", "use one of waybill.yaml, such as order or order.status"));
        History history = ledger.history(subject);
        if (history.links().isEmpty()) {
            return Reply.unknown(
                    "nothing is known of " + subject, "GET /v1/traces?q= finds things by the number people use");
        }
        ObjectNode json = Json.object().put("subject", subject.key()).put("data", data.word());
        json.set("targets", Json.list(Provenance.of(history, data, landscapes), HistoryJson::of));
        return Reply.ok(json);
    }

    private static SubjectRef subject(String key) {
        try {
            return SubjectRef.parse(key);
        } catch (IllegalArgumentException noKey) {
            throw new WrongRequest("the subject is no key of the ledger", "write it as order#shop-es#1001, encoded");
        }
    }
}
