package dev.waybill.local.schedule;

import dev.waybill.local.lambda.FunctionFailed;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.template.ScheduleSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls functions at the rates of the template: at once, then at even distances by the clock
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html, read 2026-11).
 *
 * <p>Two things differ from AWS. A moment that comes while the call before it still runs is left out; there, the calls would
 * overlap. A failed call is only logged; there, Lambda calls twice more
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html, read 2026-11).
 */
public final class Schedules implements AutoCloseable {
    /** How often the clock is looked at: it may be one that somebody sets. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final System.Logger LOG = System.getLogger(Schedules.class.getName());

    private final List<Turn> turns;
    private final Clock clock;
    private final ExecutorService looking;
    private final ExecutorService calling;

    private Schedules(List<Turn> turns, Clock clock) {
        this.turns = turns;
        this.clock = clock;
        this.looking = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("schedules").factory());
        this.calling = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("schedule-", 1).factory());
    }

    /**
     * All schedules of these functions, not started yet.
     *
     * @param patience longest time between two calls, whatever the template says; empty for as the template says
     */
    public static Schedules of(List<LambdaFunction> functions, Optional<Duration> patience, Clock clock) {
        Instant start = clock.instant();
        return new Schedules(
                functions.stream()
                        .flatMap(function -> function.spec().callers().schedules().stream()
                                .map(schedule -> new Turn(function, schedule, rhythm(schedule, patience, start))))
                        .toList(),
                clock);
    }

    private static Rhythm rhythm(ScheduleSpec schedule, Optional<Duration> patience, Instant start) {
        return new Rhythm(
                start,
                patience.filter(longest -> longest.isPositive() && longest.compareTo(schedule.every()) < 0)
                        .orElse(schedule.every()));
    }

    public void start() {
        if (!turns.isEmpty()) {
            looking.execute(this::watch);
        }
    }

    private void watch() {
        try {
            while (!looking.isShutdown()) {
                look(calling);
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands over what is due now. */
    void look(Executor callers) {
        Instant now = clock.instant();
        turns.forEach(turn -> turn.look(now, callers));
    }

    /** Begins no more calls; waits until those that run are done, at most as long as they may run. */
    @Override
    public void close() {
        looking.shutdownNow();
        calling.shutdown();
        try {
            calling.awaitTermination(longest().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration longest() {
        return turns.stream()
                .map(turn -> turn.function.spec().timeout())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** One schedule with its next moment; looked at by one thread. */
    private static final class Turn {
        private final LambdaFunction function;
        private final ScheduleSpec schedule;
        private final Rhythm rhythm;
        private final AtomicBoolean runs = new AtomicBoolean();
        private Instant next;

        Turn(LambdaFunction function, ScheduleSpec schedule, Rhythm rhythm) {
            this.function = function;
            this.schedule = schedule;
            this.rhythm = rhythm;
            this.next = rhythm.first();
        }

        void look(Instant now, Executor callers) {
            if (now.isBefore(next)) {
                return;
            }
            next = rhythm.after(now);
            if (runs.compareAndSet(false, true)) {
                callers.execute(() -> call(now));
            }
        }

        private void call(Instant time) {
            try {
                function.call(ScheduledEvent.of(schedule, time));
            } catch (FunctionFailed failed) {
                LOG.log(System.Logger.Level.WARNING, "the call of " + schedule.arn() + " failed", failed);
            } finally {
                runs.set(false);
            }
        }
    }
}
