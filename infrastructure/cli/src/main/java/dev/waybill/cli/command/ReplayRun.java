package dev.waybill.cli.command;

import dev.waybill.cli.target.RedriveFunction;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.poll.Span;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Terms;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks again and again, each time from where it stopped, until all of a span is queued. */
final class ReplayRun {
    /** As many as one call does within its time at the usual rate. */
    private static final int PER_CALL = Terms.STANDARD.most();

    private final RedriveFunction function;
    private final RedriveScreen screen;
    private final By by;
    private final boolean preview;

    ReplayRun(RedriveFunction function, RedriveScreen screen, By by, boolean preview) {
        this.function = function;
        this.screen = screen;
        this.by = by;
        this.preview = preview;
    }

    int run(Replayable first, Optional<FlowSpec> flow, Terms terms) {
        Set<Answer.Replay> seen = new HashSet<>();
        Replayable what = first;
        while (true) {
            Terms now = new Terms(Math.min(terms.most() - seen.size(), PER_CALL), terms.perSecond());
            Answer answer = function.ask(new Command.Replay(what, flow, now, by, preview));
            if (!(answer instanceof Answer.Replayed replayed)) {
                return screen.other(answer);
            }
            List<Answer.Replay> fresh =
                    replayed.changes().stream().filter(seen::add).toList();
            screen.replayed(replayed, fresh);
            if (replayed.next().isEmpty() || replayed.stopped().isPresent()) {
                return screen.replayedAll(seen.size(), replayed);
            }
            if (fresh.isEmpty() || seen.size() >= terms.most()) {
                return screen.replayedSome(seen.size(), replayed.next().get(), fresh.isEmpty());
            }
            what = from(replayed.next().get(), what);
            screen.progress(seen.size(), replayed.next().get());
        }
    }

    private static Replayable from(Instant next, Replayable what) {
        return switch (what) {
            case Replayable.Changes changes ->
                new Replayable.Changes(
                        changes.system(), new Span(next, changes.span().until()));
            case Replayable.Order order -> order;
        };
    }
}
