package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.rehearsal.Preview;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An {@link Answer} as text: what {@code redrive-failures} returns to whoever invoked it with a command. */
public final class AnswerJson {
    private AnswerJson() {}

    public static String write(Answer answer) {
        return JsonObject.write(json -> {
            switch (answer) {
                case Answer.Redriven redriven -> {
                    json.writeStringField("answer", "redriven");
                    writeLines(json, redriven.lines());
                    writeRest(json, redriven.left(), redriven.stopped());
                }
                case Answer.Previews previews -> {
                    json.writeStringField("answer", "previews");
                    writePreviews(json, previews.previews());
                    writeRest(json, previews.left(), previews.stopped());
                }
                case Answer.Dismissed dismissed -> {
                    json.writeStringField("answer", "dismissed");
                    json.writeNumberField("count", dismissed.count());
                }
                case Answer.ChangesDecided decided -> {
                    json.writeStringField("answer", "changes-decided");
                    json.writeStringField("set", decided.set());
                    json.writeStringField("state", decided.state().name());
                    json.writeStringField("sentence", decided.sentence());
                }
                case Answer.Refused refused -> {
                    json.writeStringField("answer", "refused");
                    json.writeStringField("why", refused.why());
                    json.writeStringField("next", refused.next());
                }
            }
        });
    }

    /**
     * The answer.
     *
     * @throws IllegalArgumentException if the text is not one; its message names the path of what is wrong
     */
    public static Answer read(String text) {
        StrictPart json = StrictPart.of(text);
        return switch (json.text("answer")) {
            case "redriven" -> {
                json.only("answer", "lines", "left", "stopped");
                yield new Answer.Redriven(
                        json.parts("lines").stream().map(AnswerJson::line).toList(),
                        json.count("left"),
                        json.find("stopped", why -> why));
            }
            case "previews" -> {
                json.only("answer", "previews", "left", "stopped");
                yield new Answer.Previews(
                        json.parts("previews").stream().map(AnswerJson::preview).toList(),
                        json.count("left"),
                        json.find("stopped", why -> why));
            }
            case "dismissed" ->
                new Answer.Dismissed(json.only("answer", "count").count("count"));
            case "changes-decided" -> {
                json.only("answer", "set", "state", "sentence");
                yield new Answer.ChangesDecided(
                        json.text("set"), json.value("state", SetState::valueOf), json.text("sentence"));
            }
            case "refused" -> {
                json.only("answer", "why", "next");
                yield new Answer.Refused(json.text("why"), json.text("next"));
            }
            default ->
                throw new IllegalArgumentException(
                        "$.answer is none of redriven, previews, dismissed, changes-decided, refused");
        };
    }

    private static void writeRest(JsonGenerator json, int left, Optional<String> stopped) throws IOException {
        json.writeNumberField("left", left);
        if (stopped.isPresent()) {
            json.writeStringField("stopped", stopped.get());
        }
    }

    private static void writeLines(JsonGenerator json, List<Answer.Line> lines) throws IOException {
        json.writeArrayFieldStart("lines");
        for (Answer.Line line : lines) {
            json.writeStartObject();
            json.writeStringField("operation", line.operation().value());
            json.writeBooleanField("queued", line.queued());
            json.writeStringField("sentence", line.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Answer.Line line(StrictPart json) {
        json.only("operation", "queued", "sentence");
        return new Answer.Line(json.value("operation", OperationId::new), json.flag("queued"), json.text("sentence"));
    }

    private static void writePreviews(JsonGenerator json, List<Preview> previews) throws IOException {
        json.writeArrayFieldStart("previews");
        for (Preview preview : previews) {
            json.writeStartObject();
            json.writeStringField("operation", preview.operation().value());
            json.writeStringField("subject", preview.subject().key());
            json.writeStringField("target", preview.target().value());
            json.writeStringField("sentence", preview.sentence());
            json.writeBooleanField("writes", preview.writes());
            writeChanges(json, preview.changes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeChanges(JsonGenerator json, List<Preview.Change> changes) throws IOException {
        json.writeArrayFieldStart("changes");
        for (Preview.Change change : changes) {
            json.writeStartObject();
            json.writeStringField("what", change.what());
            json.writeStringField("current", change.current());
            json.writeStringField("next", change.next());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Preview preview(StrictPart json) {
        json.only("operation", "subject", "target", "sentence", "writes", "changes");
        return new Preview(
                json.value("operation", OperationId::new),
                json.value("subject", SubjectRef::parse),
                json.value("target", SystemId::new),
                json.text("sentence"),
                json.flag("writes"),
                json.parts("changes").stream().map(AnswerJson::change).toList());
    }

    private static Preview.Change change(StrictPart json) {
        json.only("what", "current", "next");
        return new Preview.Change(json.text("what"), json.text("current"), json.text("next"));
    }
}
