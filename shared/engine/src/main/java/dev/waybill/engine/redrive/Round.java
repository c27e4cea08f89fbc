package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;

/**
 * What is done about what failed every minute, by itself: sweep, then recovery from outages, then what a new configuration mended. Two rounds at once do no harm, and one that
 * cannot reach something does what it can without it.
 */
public final class Round {
    /** A round looks at so many letters; where more wait, those behind have their turn once the first are settled. */
    private static final int MOST_LETTERS = 1_000;

    private final Sweep sweep;
    private final Recovery recovery;
    private final Resumption resumption;
    private final List<IntSupplier> due;
    private final Terms terms;
    private final Clock clock;

    /**
     * What a round consists of.
     *
     * @param due each does what waited for a time that has come, and says how much that was
     * @param terms of what is redriven by itself
     */
    public Round(
            Sweep sweep, Recovery recovery, Resumption resumption, List<IntSupplier> due, Terms terms, Clock clock) {
        this.sweep = sweep;
        this.recovery = recovery;
        this.resumption = resumption;
        this.due = List.copyOf(due);
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param redriven so many were sent again
     * @param left so many wait for the next round
     * @param failures what could not be reached; empty if the round is complete
     */
    public record Report(Sweep.Report swept, int redriven, int left, List<Failure> failures) {
        public Report {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Makes one round.
     *
     * @param deadline after which nothing further is begun
     */
    public Report run(Instant deadline) {
        List<Failure> failures = new ArrayList<>();
        Sweep.Report swept = sweep(deadline, failures);
        int sent = 0;
        int left = 0;
        List<BiFunction<Terms, Instant, Redrives.Report>> remedies = List.of(recovery::run, resumption::run);
        for (BiFunction<Terms, Instant, Redrives.Report> remedy : remedies) {
            try {
                Redrives.Report redriven = remedy.apply(terms, deadline);
                redriven.stopped().ifPresent(failures::add);
                sent += queued(redriven);
                left += redriven.left();
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        return new Report(swept, sent + sentOn(failures), left, failures);
    }

    private int sentOn(List<Failure> failures) {
        int sent = 0;
        for (IntSupplier one : due) {
            try {
                sent += one.getAsInt();
            } catch (FailureException e) {
                failures.add(e.failure());
            }
        }
        return sent;
    }

    private static int queued(Redrives.Report redriven) {
        return (int) redriven.done().stream()
                .filter(Redriven.Queued.class::isInstance)
                .count();
    }

    private Sweep.Report sweep(Instant deadline, List<Failure> failures) {
        try {
            return sweep.run(MOST_LETTERS, () -> clock.instant().isBefore(deadline));
        } catch (FailureException e) {
            failures.add(e.failure());
            return Sweep.Report.NOTHING;
        }
    }
}
