package dev.waybill.cli.command;

import dev.waybill.aws.AnswerJson;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.rehearsal.Preview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What redrive-failures answered, as people or machines read it; and how a command ends by it. */
final class RedriveScreen {
    private final Screen screen;
    private final boolean json;

    RedriveScreen(Screen screen, boolean json) {
        this.screen = screen;
        this.json = json;
    }

    /** @param lines of the answer, those that were not shown before */
    int lines(Answer.Redriven answer, List<Answer.Line> lines) {
        if (json) {
            screen.say(AnswerJson.write(answer));
        } else {
            lines.forEach(line -> screen.say(line.operation() + ": " + Plain.text(line.sentence())));
        }
        answer.stopped()
                .ifPresent(why -> screen.remark("stopped: " + Plain.text(why) + "; ask again, nothing is lost"));
        boolean allQueued = lines.stream().allMatch(Answer.Line::queued);
        return allQueued && answer.stopped().isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    void progress(int done, int all) {
        if (screen.colour()) {
            screen.remark(done + " of " + all + " done, " + (all - done) + " to go");
        }
    }

    void end(boolean nothing, int left, boolean stopped) {
        if (nothing && !stopped) {
            screen.remark(
                    "nothing was sent: nothing of what was selected waits for a person (what is being tried again is"
                            + " left alone unless it is named by its id)");
        } else {
            left(left);
        }
    }

    void left(int left) {
        if (left > 0) {
            screen.remark(
                    Plain.count(left, "operation", "operations") + " not sent; the same command goes on with them");
        }
    }

    int previews(Answer.Previews answer) {
        if (json) {
            screen.say(AnswerJson.write(answer));
        } else {
            answer.previews().forEach(this::preview);
            screen.say(sum(answer));
        }
        answer.stopped().ifPresent(why -> screen.remark("stopped: " + Plain.text(why) + "; ask again"));
        return answer.stopped().isPresent() ? Exit.PROBLEM : Exit.OK;
    }

    private void preview(Preview preview) {
        screen.say(preview.operation() + ": " + Plain.text(preview.sentence()));
        if (!preview.changes().isEmpty()) {
            Table table = Table.inset("WHAT", "NOW IN " + preview.target(), "AFTERWARDS");
            preview.changes().forEach(change -> table.row(change.what(), change.current(), change.next()));
            screen.say(table.toString());
        }
    }

    private static String sum(Answer.Previews answer) {
        long writing = answer.previews().stream().filter(Preview::writes).count();
        String all = answer.previews().isEmpty()
                ? "nothing would be sent: nothing of what was selected waits for a person"
                : writing == 0
                        ? "nothing would be written"
                        : writing + " of " + Plain.count(answer.previews().size(), "operation", "operations")
                                + " would write";
        return all
                + (answer.left() > 0 ? "; " + answer.left() + " more were not looked at" : "")
                + "; nothing was sent";
    }

    /** @param fresh those of its changes that were not shown before */
    void replayed(Answer.Replayed answer, List<Answer.Replay> fresh) {
        if (json) {
            screen.say(AnswerJson.write(answer));
        } else {
            fresh.forEach(change -> screen.say(
                    change.subject() + " → " + change.target() + "  changed " + When.second(change.changedAt())));
        }
    }

    int replayedAll(int count, Answer.Replayed last) {
        if (!json) {
            screen.say(sum(count, last.preview()));
        }
        last.stopped().ifPresent(why -> screen.remark("stopped: " + Plain.text(why) + rest(last.next())));
        return last.stopped().isPresent() ? Exit.PROBLEM : Exit.OK;
    }

    private static String sum(int count, boolean preview) {
        if (count == 0) {
            return "nothing changed there in that time";
        }
        return preview
                ? Plain.count(count, "change", "changes") + " would be queued again; nothing was queued"
                : Plain.count(count, "change is", "changes are")
                        + " queued again; what was carried already is recognised and skipped";
    }

    private static String rest(Optional<Instant> next) {
        return next.map(at -> "; go on with --since " + at).orElse("; ask again");
    }

    /** @param stuck whether asking on leads no further */
    int replayedSome(int count, Instant next, boolean stuck) {
        screen.remark(
                stuck
                        ? "more changed at " + next + " than one call takes: ask with a larger --limit or --rate"
                        : Plain.count(count, "change", "changes") + " so far, and that was the limit"
                                + rest(Optional.of(next)));
        return Exit.PROBLEM;
    }

    void progress(int done, Instant next) {
        if (screen.colour()) {
            screen.remark(done + " so far, on with what changed since " + When.second(next));
        }
    }

    int dismissed(Answer.Dismissed answer) {
        screen.say(
                json
                        ? AnswerJson.write(answer)
                        : Plain.count(answer.count(), "operation is", "operations are")
                                + " off the list; the history says who and why");
        return Exit.OK;
    }

    /** An answer that is none of the expected: nothing was done. */
    int other(Answer answer) {
        if (json) {
            screen.say(AnswerJson.write(answer));
        }
        if (answer instanceof Answer.Refused refused) {
            screen.remark("waybill: " + Plain.text(refused.why()) + "; " + Plain.text(refused.next()));
        } else {
            screen.remark(
                    "waybill: the function answered something else than was asked for; is it of the same version?");
        }
        return Exit.PROBLEM;
    }
}
