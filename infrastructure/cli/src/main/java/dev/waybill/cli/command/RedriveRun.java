package dev.waybill.cli.command;

import dev.waybill.cli.target.RedriveFunction;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks redrive-failures again and again until nothing is left of what was selected. */
final class RedriveRun {
    /** As many as one call does within its time at the usual rate; the rest is asked for again. */
    private static final int PER_CALL = Terms.STANDARD.most();

    private final RedriveFunction function;
    private final RedriveScreen screen;
    private final By by;
    private final Edit edit;

    RedriveRun(RedriveFunction function, RedriveScreen screen, By by, Edit edit) {
        this.function = function;
        this.screen = screen;
        this.by = by;
        this.edit = edit;
    }

    int send(List<Selection> wanted, Terms terms) {
        int code = Exit.OK;
        int room = terms.most();
        for (Selection selection : wanted) {
            if (room == 0) {
                screen.left(wanted.size() - terms.most());
                break;
            }
            Sent sent = sent(selection, new Terms(room, terms.perSecond()));
            room -= sent.count();
            code = Math.max(code, sent.code());
        }
        return code;
    }

    /** How many operations came of one selection, and how it ends. */
    private record Sent(int count, int code) {}

    /**
     * Not more than were selected at first: what fails again meanwhile would be sent for ever. And not the same again,
     * where one cannot be sent and stays.
     */
    private Sent sent(Selection selection, Terms terms) {
        Set<Answer.Line> seen = new HashSet<>();
        int code = Exit.OK;
        int most = terms.most();
        while (true) {
            Terms now = new Terms(Math.min(most - seen.size(), PER_CALL), terms.perSecond());
            Answer answer = function.ask(new Command.Redrive(selection, now, by, edit, false));
            if (!(answer instanceof Answer.Redriven redriven)) {
                return new Sent(seen.size(), screen.other(answer));
            }
            List<Answer.Line> lines = redriven.lines().stream()
                    .filter(line -> !seen.contains(line))
                    .toList();
            boolean first = seen.isEmpty();
            most = first ? Math.min(most, lines.size() + redriven.left()) : most;
            seen.addAll(lines);
            code = Math.max(code, screen.lines(redriven, lines));
            boolean over = lines.isEmpty() || redriven.stopped().isPresent() || seen.size() >= most;
            if (over || redriven.left() == 0) {
                screen.end(
                        first && lines.isEmpty(),
                        redriven.left(),
                        redriven.stopped().isPresent());
                return new Sent(seen.size(), code);
            }
            screen.progress(seen.size(), most);
        }
    }

    int preview(List<Selection> wanted, Terms terms) {
        int code = Exit.OK;
        for (Selection selection : wanted) {
            Terms few = new Terms(Math.min(terms.most(), PER_CALL), terms.perSecond());
            Answer answer = function.ask(new Command.Redrive(selection, few, by, edit, true));
            code = Math.max(
                    code,
                    answer instanceof Answer.Previews previews ? screen.previews(previews) : screen.other(answer));
        }
        return code;
    }
}
