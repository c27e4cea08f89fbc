package dev.waybill.aws;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import java.time.Instant;

/** A circuit as text. System and version are not in it: the item says them. */
final class CircuitJson {
    private CircuitJson() {}

    static String write(Circuit circuit) {
        return JsonObject.write(out -> {
            out.writeStringField("state", circuit.state().name());
            out.writeStringField("since", circuit.since().toString());
            out.writeStringField("notBefore", circuit.notBefore().toString());
            out.writeObjectFieldStart("failing");
            out.writeStringField("from", circuit.failing().windowFrom().toString());
            out.writeNumberField("failures", circuit.failing().failures());
            out.writeNumberField("calls", circuit.failing().calls());
            out.writeNumberField("inARow", circuit.failing().inARow());
            out.writeEndObject();
            out.writeNumberField("failedProbes", circuit.failedProbes());
            if (circuit.because().isPresent()) {
                FailureJson.write(out, circuit.because().get());
            }
            if (circuit.lastOutage().isPresent()) {
                out.writeObjectFieldStart("lastOutage");
                out.writeStringField("from", circuit.lastOutage().get().from().toString());
                out.writeStringField("to", circuit.lastOutage().get().to().toString());
                out.writeEndObject();
            }
            if (circuit.waitingSince().isPresent()) {
                out.writeStringField(
                        "waitingSince", circuit.waitingSince().get().toString());
            }
        });
    }

    static Circuit read(String text, SystemId system, long version) {
        JsonObject json = JsonObject.parse(text);
        return new Circuit(
                system,
                CircuitState.valueOf(json.text("state")),
                instant(json, "since"),
                instant(json, "notBefore"),
                json.object("failing")
                        .map(CircuitJson::failing)
                        .orElseThrow(() -> new IllegalArgumentException("'failing' is missing")),
                Integer.parseInt(json.text("failedProbes")),
                FailureJson.read(json),
                json.object("lastOutage")
                        .map(outage -> new Circuit.Outage(instant(outage, "from"), instant(outage, "to"))),
                json.find("waitingSince").map(Instant::parse),
                version);
    }

    private static Circuit.Failing failing(JsonObject json) {
        return new Circuit.Failing(
                instant(json, "from"),
                Integer.parseInt(json.text("failures")),
                Integer.parseInt(json.text("calls")),
                Integer.parseInt(json.text("inARow")));
    }

    private static Instant instant(JsonObject json, String name) {
        return Instant.parse(json.text(name));
    }
}
