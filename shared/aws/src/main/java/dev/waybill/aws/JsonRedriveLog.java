package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.redrive.Round;
import dev.waybill.engine.redrive.Selection;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

/**
 * One JSON line per round ({@code redrive.round}) and per command of a person ({@code operator.command}). Names of the fields
 * are part of the interface: saved queries use them. Why a person asks, what a person searches for and what a person corrects
 * is not in them: it is free text. Neither is what a command named that found nothing to do, which may be anything that was typed. Why and correction are in the ledger.
 */
public final class JsonRedriveLog {
    private static final String CONFIGURATION = "configuration";

    private final JsonLines lines;

    public JsonRedriveLog(PrintStream out, Clock clock) {
        this.lines = new JsonLines(out, clock);
    }

    /** What a round did. */
    public void round(Round.Report report) {
        lines.print("redrive.round", report.failures().isEmpty() ? "INFO" : "WARN", json -> {
            json.writeNumberField("adopted", report.swept().adopted());
            json.writeNumberField("removed", report.swept().removed());
            json.writeNumberField("waiting", report.swept().waiting());
            json.writeNumberField("foreign", report.swept().foreign());
            json.writeNumberField("redriven", report.redriven());
            json.writeNumberField("left", report.left());
            JsonObject.writeTexts(
                    json,
                    "failures",
                    report.failures().stream().map(JsonRedriveLog::words).toList());
        });
    }

    /** What a person asked for, and what came of it. */
    public void command(Command command, Answer answer) {
        lines.print("operator.command", answer instanceof Answer.Refused ? "WARN" : "INFO", json -> {
            json.writeStringField("who", command.by().who());
            writeCommand(json, command, mayBeNamed(command, answer));
            writeAnswer(json, answer);
        });
    }

    /** What was not found may be anything that was typed, so only its kind is named. */
    private static void writeCommand(JsonGenerator json, Command command, boolean named) throws IOException {
        switch (command) {
            case Command.Redrive redrive -> {
                json.writeStringField("command", word(redrive));
                json.writeStringField("selection", named ? words(redrive.selection()) : kind(redrive.selection()));
                json.writeBooleanField("corrected", redrive.edit().isCorrection());
            }
            case Command.Poll poll -> {
                json.writeStringField("command", "poll");
                json.writeStringField("selection", named ? words(poll) : "system");
            }
            case Command.Replay replay -> {
                json.writeStringField("command", replay.preview() ? "preview" : "replay");
                json.writeStringField("selection", words(replay, named));
            }
            case Command.Erase erase -> {
                json.writeStringField("command", erase.preview() ? "preview-erasure" : "erase");
                json.writeStringField("selection", named ? "receipt " + erase.receipt() : "a person");
            }
            case Command.DismissIncident dismiss -> {
                json.writeStringField("command", "dismiss");
                json.writeStringField("selection", named ? "incident " + dismiss.cause() : "incident");
            }
            case Command.DismissOperation dismiss -> {
                json.writeStringField("command", "dismiss");
                json.writeStringField("selection", named ? "operation " + dismiss.operation() : "operation");
            }
            case Command.CheckConfiguration check -> {
                json.writeStringField("command", check.replay().isPresent() ? "replay" : "check");
                json.writeStringField("selection", CONFIGURATION);
            }
            case Command.ApplyConfiguration apply -> {
                json.writeStringField("command", "apply");
                json.writeStringField("selection", CONFIGURATION);
            }
            case Command.DecideChanges decide -> {
                json.writeStringField("command", word(decide));
                json.writeStringField("selection", named ? "changes " + decide.set() : "changes");
            }
            case Command.TestConnection test -> {
                json.writeStringField("command", "test-connection");
                json.writeStringField("selection", named ? "system " + test.system() : "system");
            }
            case Command.FindBuyer find -> {
                json.writeStringField("command", "find-buyer");
                json.writeStringField("selection", "a person");
            }
            case Command.UndoChanges undo -> {
                json.writeStringField("command", undo.preview() ? "preview" : "undo-changes");
                json.writeStringField("selection", named ? "changes " + undo.set() : "changes");
            }
        }
    }

    private static String word(Command.Redrive redrive) {
        String earnest = redrive.edit().approves() ? "approve" : "redrive";
        return redrive.preview() ? "preview" : earnest;
    }

    private static String word(Command.DecideChanges decide) {
        String earnest = decide.approve() ? "approve-changes" : "reject-changes";
        return decide.preview() ? "preview" : earnest;
    }

    private static void writeAnswer(JsonGenerator json, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Redriven redriven -> {
                long queued =
                        redriven.lines().stream().filter(Answer.Line::queued).count();
                json.writeStringField("outcome", "redriven");
                json.writeNumberField("queued", queued);
                json.writeNumberField("not_queued", redriven.lines().size() - queued);
                json.writeNumberField("left", redriven.left());
            }
            case Answer.Previews previews -> {
                json.writeStringField("outcome", "previewed");
                json.writeNumberField("previewed", previews.previews().size());
                json.writeNumberField("left", previews.left());
            }
            case Answer.Looked looked -> {
                json.writeStringField("outcome", "polled");
                json.writeNumberField(
                        "queued",
                        looked.looks().stream().mapToInt(Answer.Look::queued).sum());
            }
            case Answer.Replayed replayed -> {
                json.writeStringField("outcome", replayed.preview() ? "previewed" : "replayed");
                json.writeNumberField(
                        replayed.preview() ? "previewed" : "queued",
                        replayed.changes().size());
            }
            case Answer.Erased erased -> {
                json.writeStringField("outcome", erased.preview() ? "previewed" : "erased");
                json.writeNumberField("subjects", erased.receipt().subjects().size());
                json.writeNumberField("left", erased.receipt().left().size());
            }
            case Answer.Dismissed dismissed -> {
                json.writeStringField("outcome", "dismissed");
                json.writeNumberField("dismissed", dismissed.count());
            }
            case Answer.WrongConfiguration wrong -> json.writeStringField("outcome", "wrong");
            case Answer.CheckedConfiguration checked -> json.writeStringField("outcome", "checked");
            case Answer.AppliedConfiguration applied -> {
                json.writeStringField("outcome", "applied");
                json.writeNumberField("version", applied.version());
            }
            case Answer.ChangesDecided decided -> {
                json.writeStringField("outcome", "decided");
                json.writeStringField("state", decided.state().name());
            }
            case Answer.Tested tested -> {
                json.writeStringField("outcome", "tested");
                json.writeNumberField(
                        "wrong",
                        tested.checks().stream()
                                .filter(check -> !check.isWell())
                                .count());
            }
            case Answer.BuyerFound found -> {
                json.writeStringField("outcome", "searched");
                json.writeNumberField("subjects", found.subjects().size());
                json.writeNumberField("left", found.silent().size());
            }
            case Answer.ChangesPreviewed previewed -> {
                json.writeStringField("outcome", "previewed");
                json.writeNumberField("previewed", previewed.writes());
                json.writeNumberField("left", previewed.open());
            }
            case Answer.Refused refused -> json.writeStringField("outcome", "refused");
        }
    }

    /** Whether what the command names is there; a filter that is not refused names systems and codes that are. */
    private static boolean mayBeNamed(Command command, Answer answer) {
        boolean filter =
                command instanceof Command.Redrive redrive && redrive.selection() instanceof Selection.Matching;
        return switch (answer) {
            case Answer.Redriven redriven -> filter || redriven.lines().stream().anyMatch(Answer.Line::queued);
            case Answer.Previews previews -> filter || !previews.previews().isEmpty();
            case Answer.Looked looked -> true;
            case Answer.Replayed replayed -> !replayed.changes().isEmpty();
            case Answer.Erased erased -> true;
            case Answer.Dismissed dismissed -> dismissed.count() > 0;
            case Answer.WrongConfiguration wrong -> false;
            case Answer.CheckedConfiguration checked -> true;
            case Answer.AppliedConfiguration applied -> true;
            case Answer.ChangesDecided decided -> true;
            case Answer.Tested tested -> true;
            case Answer.BuyerFound found -> true;
            case Answer.ChangesPreviewed previewed -> true;
            case Answer.Refused refused -> false;
        };
    }

    private static String words(Command.Poll poll) {
        return "system " + poll.system() + part("list", poll.list().map(EntityKind::word))
                + part("since", poll.since());
    }

    /** An order is named by what was typed, so it is not. */
    private static String words(Command.Replay replay, boolean named) {
        return switch (replay.what()) {
            case Replayable.Order order -> "order";
            case Replayable.Changes changes
            when named ->
                "system " + changes.system() + " since " + changes.span().since() + " until "
                        + changes.span().until();
            case Replayable.Changes changes -> "system";
        };
    }

    private static String kind(Selection selection) {
        return switch (selection) {
            case Selection.One one -> "operation";
            case Selection.OfOrder order -> "order";
            case Selection.OfIncident incident -> "incident";
            case Selection.Matching matching -> "matching";
            case Selection.All all -> "all";
        };
    }

    private static String words(Selection selection) {
        return switch (selection) {
            case Selection.One one -> "operation " + one.operation();
            case Selection.OfOrder order ->
                "order " + order.number()
                        + order.shop().map(shop -> " of " + shop).orElse("");
            case Selection.OfIncident incident -> "incident " + incident.cause();
            case Selection.Matching matching ->
                "matching" + part("system", matching.system()) + part("code", matching.code())
                        + part("from", matching.from()) + part("to", matching.to())
                        + (matching.text().isPresent() ? " and a text" : "");
            case Selection.All all -> "all";
        };
    }

    private static String part(String name, Optional<?> value) {
        return value.map(one -> " " + name + " " + one).orElse("");
    }

    private static String words(Failure failure) {
        return failure.code() + " in " + failure.system() + " (" + failure.operation() + ")";
    }
}
