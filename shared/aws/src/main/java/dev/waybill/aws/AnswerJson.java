package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.rehearsal.Preview;
import java.io.IOException;
import java.time.Instant;
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
                case Answer.Looked looked -> {
                    json.writeStringField("answer", "looked");
                    writeLooks(json, looked.looks());
                }
                case Answer.Replayed replayed -> {
                    json.writeStringField("answer", "replayed");
                    json.writeBooleanField("preview", replayed.preview());
                    writeReplays(json, replayed.changes());
                    write(json, "next", replayed.next());
                    write(json, "stopped", replayed.stopped());
                }
                case Answer.Erased erased -> {
                    json.writeStringField("answer", "erased");
                    json.writeBooleanField("preview", erased.preview());
                    ReceiptJson.write(json, erased.receipt());
                }
                case Answer.Dismissed dismissed -> {
                    json.writeStringField("answer", "dismissed");
                    json.writeNumberField("count", dismissed.count());
                }
                case Answer.WrongConfiguration wrong -> ConfigurationAnswerJson.write(json, wrong);
                case Answer.CheckedConfiguration checked -> ConfigurationAnswerJson.write(json, checked);
                case Answer.AppliedConfiguration applied -> ConfigurationAnswerJson.write(json, applied);
                case Answer.ChangesDecided decided -> {
                    json.writeStringField("answer", "changes-decided");
                    json.writeStringField("set", decided.set());
                    json.writeStringField("state", decided.state().name());
                    json.writeStringField("sentence", decided.sentence());
                }
                case Answer.Tested tested -> TestedJson.write(json, tested);
                case Answer.BuyerFound found -> BuyerFoundJson.write(json, found);
                case Answer.ChangesPreviewed previewed -> {
                    json.writeStringField("answer", "changes-previewed");
                    json.writeStringField("set", previewed.set());
                    json.writeStringField("state", previewed.state().name());
                    json.writeStringField("target", previewed.target().value());
                    json.writeNumberField("writes", previewed.writes());
                    json.writeNumberField("second", previewed.second());
                    json.writeNumberField("open", previewed.open());
                    write(json, "effective", previewed.effective());
                    json.writeStringField("sentence", previewed.sentence());
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
            case "looked" ->
                new Answer.Looked(json.only("answer", "looks").parts("looks").stream()
                        .map(AnswerJson::look)
                        .toList());
            case "replayed" -> {
                json.only("answer", "preview", "changes", "next", "stopped");
                yield new Answer.Replayed(
                        json.parts("changes").stream().map(AnswerJson::replay).toList(),
                        json.flag("preview"),
                        json.find("next", Instant::parse),
                        json.find("stopped", why -> why));
            }
            case "erased" -> new Answer.Erased(ReceiptJson.read(json), json.flag("preview"));
            case "dismissed" ->
                new Answer.Dismissed(json.only("answer", "count").count("count"));
            case "changes-decided" -> {
                json.only("answer", "set", "state", "sentence");
                yield new Answer.ChangesDecided(
                        json.text("set"), json.value("state", SetState::valueOf), json.text("sentence"));
            }
            case "tested" -> TestedJson.read(json);
            case "buyer-found" -> BuyerFoundJson.read(json);
            case "changes-previewed" -> {
                json.only("answer", "set", "state", "target", "writes", "second", "open", "effective", "sentence");
                yield new Answer.ChangesPreviewed(
                        json.text("set"),
                        json.value("state", SetState::valueOf),
                        json.value("target", SystemId::new),
                        json.count("writes"),
                        json.count("second"),
                        json.count("open"),
                        json.find("effective", Instant::parse),
                        json.text("sentence"));
            }
            case "refused" -> {
                json.only("answer", "why", "next");
                yield new Answer.Refused(json.text("why"), json.text("next"));
            }
            case "wrong" -> ConfigurationAnswerJson.wrong(json);
            case "checked" -> ConfigurationAnswerJson.checked(json);
            case "applied" -> ConfigurationAnswerJson.applied(json);
            default ->
                throw new IllegalArgumentException(
                        "$.answer is none of redriven, previews, looked, replayed, erased, dismissed, wrong, checked, applied, changes-decided, changes-previewed, tested, buyer-found, refused");
        };
    }

    private static void writeLooks(JsonGenerator json, List<Answer.Look> looks) throws IOException {
        json.writeArrayFieldStart("looks");
        for (Answer.Look look : looks) {
            json.writeStartObject();
            json.writeStringField("list", look.list().word());
            json.writeNumberField("read", look.read());
            json.writeNumberField("queued", look.queued());
            write(json, "next", look.next());
            write(json, "trouble", look.trouble());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Answer.Look look(StrictPart json) {
        json.only("list", "read", "queued", "next", "trouble");
        return new Answer.Look(
                json.value("list", EntityKind::of),
                json.count("read"),
                json.count("queued"),
                json.find("next", Instant::parse),
                json.find("trouble", why -> why));
    }

    private static void writeReplays(JsonGenerator json, List<Answer.Replay> changes) throws IOException {
        json.writeArrayFieldStart("changes");
        for (Answer.Replay change : changes) {
            json.writeStartObject();
            json.writeStringField("subject", change.subject().key());
            json.writeStringField("target", change.target().value());
            json.writeStringField("changed_at", change.changedAt().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Answer.Replay replay(StrictPart json) {
        json.only("subject", "target", "changed_at");
        return new Answer.Replay(
                json.value("subject", SubjectRef::parse),
                json.value("target", SystemId::new),
                json.value("changed_at", Instant::parse));
    }

    private static void write(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }

    private static void writeRest(JsonGenerator json, int left, Optional<String> stopped) throws IOException {
        json.writeNumberField("left", left);
        write(json, "stopped", stopped);
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
