package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.engine.whatif.Replayed;
import dev.waybill.engine.whatif.WhatIf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The part of {@link AnswerJson} that is about configuration files. */
final class ConfigurationAnswerJson {
    private ConfigurationAnswerJson() {}

    static void write(JsonGenerator json, Answer.WrongConfiguration wrong) throws IOException {
        json.writeStringField("answer", "wrong");
        json.writeArrayFieldStart("problems");
        for (Answer.Problem problem : wrong.problems()) {
            json.writeStartObject();
            json.writeNumberField("line", problem.line());
            json.writeNumberField("column", problem.column());
            json.writeStringField("what", problem.what());
            json.writeStringField("next", problem.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Answer wrong(StrictPart json) {
        return new Answer.WrongConfiguration(json.only("answer", "problems").parts("problems").stream()
                .map(problem -> problem.only("line", "column", "what", "next"))
                .map(problem -> new Answer.Problem(
                        problem.count("line"), problem.count("column"), problem.text("what"), problem.text("next")))
                .toList());
    }

    static void write(JsonGenerator json, Answer.CheckedConfiguration checked) throws IOException {
        json.writeStringField("answer", "checked");
        writeChanges(json, checked.changes());
        if (checked.replay().isPresent()) {
            json.writeObjectFieldStart("replay");
            write(json, checked.replay().get());
            json.writeEndObject();
        }
    }

    static Answer checked(StrictPart json) {
        json.only("answer", "changes", "replay");
        Optional<WhatIf.Report> replay = json.findPart("replay").map(ConfigurationAnswerJson::report);
        return new Answer.CheckedConfiguration(changes(json), replay);
    }

    static void write(JsonGenerator json, Answer.AppliedConfiguration applied) throws IOException {
        json.writeStringField("answer", "applied");
        json.writeNumberField("version", applied.version());
        writeChanges(json, applied.changes());
    }

    static Answer applied(StrictPart json) {
        json.only("answer", "version", "changes");
        return new Answer.AppliedConfiguration(json.count("version"), changes(json));
    }

    private static void writeChanges(JsonGenerator json, List<String> changes) throws IOException {
        json.writeArrayFieldStart("changes");
        for (String change : changes) {
            json.writeStartObject();
            json.writeStringField("what", change);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<String> changes(StrictPart json) {
        return json.parts("changes").stream()
                .map(change -> change.only("what").text("what"))
                .toList();
    }

    private static void write(JsonGenerator json, WhatIf.Report report) throws IOException {
        json.writeArrayFieldStart("ways");
        for (Replayed replayed : report.replayed()) {
            json.writeStartObject();
            json.writeStringField("flow", replayed.flow().word());
            json.writeStringField("source", replayed.way().source().value());
            json.writeStringField("target", replayed.way().target().value());
            json.writeNumberField("decisions", replayed.decisions());
            json.writeNumberField("left", replayed.left());
            json.writeArrayFieldStart("others");
            for (OtherOutcome other : replayed.others()) {
                json.writeStartObject();
                json.writeStringField("what", other.what());
                json.writeStringField("inForce", other.inForce());
                json.writeStringField("wanted", other.wanted());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unasked");
        for (WhatIf.Unasked unasked : report.unasked()) {
            json.writeStartObject();
            json.writeStringField("flow", unasked.flow().word());
            json.writeStringField("source", unasked.source().value());
            json.writeStringField("about", unasked.about());
            FailureJson.write(json, unasked.failure());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static WhatIf.Report report(StrictPart json) {
        json.only("ways", "unasked");
        return new WhatIf.Report(
                json.parts("ways").stream().map(ConfigurationAnswerJson::way).toList(),
                json.parts("unasked").stream()
                        .map(ConfigurationAnswerJson::unasked)
                        .toList());
    }

    private static Replayed way(StrictPart json) {
        json.only("flow", "source", "target", "decisions", "left", "others");
        return new Replayed(
                json.value("flow", word -> FlowSpec.of(word).orElseThrow(IllegalArgumentException::new)),
                new Way(json.value("source", SystemId::new), json.value("target", SystemId::new)),
                json.count("decisions"),
                json.count("left"),
                json.parts("others").stream()
                        .map(other -> other.only("what", "inForce", "wanted"))
                        .map(other -> new OtherOutcome(other.text("what"), other.text("inForce"), other.text("wanted")))
                        .toList());
    }

    private static WhatIf.Unasked unasked(StrictPart json) {
        json.only("flow", "source", "about", "failure");
        return new WhatIf.Unasked(
                json.value("flow", word -> FlowSpec.of(word).orElseThrow(IllegalArgumentException::new)),
                json.value("source", SystemId::new),
                json.text("about"),
                FailureJson.read(json.json())
                        .orElseThrow(() -> new IllegalArgumentException(json.path() + ".failure is missing")));
    }
}
