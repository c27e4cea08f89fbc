package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import java.io.IOException;

/**
 * What the shops have of somebody, without saying of whom.
 *
 * <pre>{@code
 * {"answer": "buyer-found", "subjects": ["order#shop-es#1001", "party#shop-es#25"], "all": true,
 *  "silent": [{"system": "shop-fr", "why": "DOWN in shop-fr: …", "next": "…"}]}
 * }</pre>
 */
final class BuyerFoundJson {
    private BuyerFoundJson() {}

    static void write(JsonGenerator json, Answer.BuyerFound found) throws IOException {
        json.writeStringField("answer", "buyer-found");
        JsonObject.writeTexts(
                json, "subjects", found.subjects().stream().map(SubjectRef::key).toList());
        json.writeBooleanField("all", found.isAll());
        json.writeArrayFieldStart("silent");
        for (Answer.Silent silent : found.silent()) {
            json.writeStartObject();
            json.writeStringField("system", silent.system().value());
            json.writeStringField("why", silent.why());
            json.writeStringField("next", silent.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Answer.BuyerFound read(StrictPart json) {
        json.only("answer", "subjects", "all", "silent");
        return new Answer.BuyerFound(
                json.texts("subjects").stream().map(SubjectRef::parse).toList(),
                json.flag("all"),
                json.parts("silent").stream().map(BuyerFoundJson::silent).toList());
    }

    private static Answer.Silent silent(StrictPart json) {
        json.only("system", "why", "next");
        return new Answer.Silent(json.value("system", SystemId::new), json.text("why"), json.text("next"));
    }
}
