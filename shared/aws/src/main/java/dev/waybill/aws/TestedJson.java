package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.operator.Answer;
import java.io.IOException;
import java.time.Instant;

/**
 * What came of testing a connection.
 *
 * <pre>{@code
 * {"answer": "tested", "system": "shop-es", "at": "2026-11-23T08:00:00Z",
 *  "checks": [{"what": "lists its orders", "well": true, "found": "none changed within the last hour", "next": ""}]}
 * }</pre>
 */
final class TestedJson {
    private TestedJson() {}

    static void write(JsonGenerator json, Answer.Tested tested) throws IOException {
        json.writeStringField("answer", "tested");
        json.writeStringField("system", tested.system().value());
        json.writeStringField("at", tested.at().toString());
        json.writeArrayFieldStart("checks");
        for (Check check : tested.checks()) {
            json.writeStartObject();
            json.writeStringField("what", check.what());
            json.writeBooleanField("well", check.isWell());
            json.writeStringField("found", check.found());
            json.writeStringField("next", check.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Answer.Tested read(StrictPart json) {
        json.only("answer", "system", "at", "checks");
        SystemId system = json.value("system", SystemId::new);
        return new Answer.Tested(
                system,
                json.value("at", Instant::parse),
                json.parts("checks").stream().map(part -> check(system, part)).toList());
    }

    private static Check check(SystemId system, StrictPart json) {
        json.only("what", "well", "found", "next");
        return new Check(
                system,
                json.text("what"),
                json.flag("well"),
                json.text("found"),
                json.find("next", text -> text).orElse(""));
    }
}
