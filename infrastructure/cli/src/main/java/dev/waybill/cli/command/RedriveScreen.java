package dev.waybill.cli.command;

import dev.waybill.aws.AnswerJson;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.rehearsal.Preview;
import java.util.List;

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
        screen.remark(done + " of " + all + " done, " + (all - done) + " to go");
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
