package dev.waybill.engine.circuit;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.system.SystemId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands between Waybill and one system. Immutable; its rules are pure, and every change is one conditional write
 * of the whole (port {@code CircuitStore}).
 *
 * @param since when it came into this state
 * @param notBefore nobody calls before: next probe when OPEN, end of the probe's lease when PROBING, even flow so far when
 *     RECOVERING, what the system asked for (429) when CLOSED; {@link Instant#MIN} for nothing of the kind
 * @param failing what failed lately
 * @param failedProbes probes that failed in a row
 * @param because the failure that opened it, or what the system said when it asked for patience
 * @param lastOutage when it was down last, for as long as that is known
 * @param waitingSince when the oldest change was received that waits for this system
 * @param version counts up with each change
 */
public record Circuit(
        SystemId system,
        CircuitState state,
        Instant since,
        Instant notBefore,
        Failing failing,
        int failedProbes,
        Optional<Failure> because,
        Optional<Outage> lastOutage,
        Optional<Instant> waitingSince,
        long version) {

    /**
     * Failures of late.
     *
     * @param failures since {@code windowFrom}, of {@code calls}
     * @param inARow what the instance that failed last saw fail, one after the other
     */
    public record Failing(Instant windowFrom, int failures, int calls, int inARow) {
        static final Failing NONE = new Failing(Instant.EPOCH, 0, 0, 0);

        Failing plus(Instant now, Lately lately, Duration window) {
            boolean sameWindow = now.isBefore(windowFrom.plus(window));
            return new Failing(
                    sameWindow ? windowFrom : now,
                    (sameWindow ? failures : 0) + 1,
                    (sameWindow ? calls : 0) + 1 + lately.answered(),
                    lately.failedInARow());
        }

        private boolean open(CircuitLimits limits) {
            return inARow >= limits.failuresInARow() || (failures >= limits.failures() && failures * 4 >= calls * 3);
        }
    }

    /** From the first failure of an outage until the system answered again. */
    public record Outage(Instant from, Instant to) {
        public boolean covers(Instant moment) {
            return !moment.isBefore(from) && !moment.isAfter(to);
        }
    }

    /**
     * What one instance saw of a system lately.
     *
     * @param answered calls that were answered since it last reported a failure
     * @param failedInARow the last so many calls all failed
     */
    public record Lately(int answered, int failedInARow, Instant last) {
        public static final Lately NOTHING = new Lately(0, 0, Instant.MIN);

        public Lately answer(Instant now, Duration window) {
            return new Lately((isRecent(now, window) ? answered : 0) + 1, 0, now);
        }

        public Lately failure(Instant now, Duration window) {
            boolean recent = isRecent(now, window);
            return new Lately(recent ? answered : 0, (recent ? failedInARow : 0) + 1, now);
        }

        /** After it was reported: what was answered before counts no more. */
        public Lately reported() {
            return new Lately(0, failedInARow, last);
        }

        private boolean isRecent(Instant now, Duration window) {
            return !last.equals(Instant.MIN) && now.isBefore(last.plus(window));
        }
    }

    public static Circuit closed(SystemId system, Instant now) {
        return new Circuit(
                system,
                CircuitState.CLOSED,
                now,
                Instant.EPOCH,
                Failing.NONE,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    /** Whether deliveries wait because of it. */
    public boolean isOpen() {
        return state == CircuitState.OPEN || state == CircuitState.PROBING;
    }

    /** Whether the system asked for patience and is not called until then. */
    public boolean isPaused(Instant now) {
        return state == CircuitState.CLOSED && notBefore.isAfter(now);
    }

    /** When the outage began because of which deliveries wait; when it came into this state if there is none. */
    public Instant downSince() {
        return isOpen() ? lastOutage.map(Outage::from).orElse(since) : since;
    }

    /** A call failed, in a way that says something about the system. */
    public Circuit failed(Instant now, Failure failure, Lately lately, CircuitLimits limits) {
        Failing more = failing.plus(now, lately, limits.window());
        return switch (state) {
            case CLOSED, RECOVERING -> more.open(limits) ? opened(now, failure, more, limits) : with(more);
            case OPEN -> with(more);
            case PROBING -> probeFailed(now, failure, limits);
        };
    }

    private Circuit opened(Instant now, Failure failure, Failing more, CircuitLimits limits) {
        Instant from = lastOutage
                .filter(outage -> state == CircuitState.RECOVERING)
                .map(Outage::from)
                .orElse(more.windowFrom());
        return new Circuit(
                system,
                CircuitState.OPEN,
                now,
                now.plus(wait(failure, limits.probeAfter(0))),
                more,
                0,
                Optional.of(failure),
                Optional.of(new Outage(from, now)),
                waitingSince,
                version);
    }

    private Circuit probeFailed(Instant now, Failure failure, CircuitLimits limits) {
        return new Circuit(
                system,
                CircuitState.OPEN,
                openSince(),
                now.plus(wait(failure, limits.probeAfter(failedProbes + 1))),
                failing,
                failedProbes + 1,
                Optional.of(failure),
                lastOutage,
                waitingSince,
                version);
    }

    private static Duration wait(Failure failure, Duration usual) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(usual) > 0 ? asked : usual;
    }

    /** When this outage began to keep deliveries waiting. */
    private Instant openSince() {
        return lastOutage.map(Outage::to).orElse(since);
    }

    /** The system asked not to be called for a while. */
    public Circuit paused(Failure failure, Instant until) {
        boolean later = state == CircuitState.CLOSED && until.isAfter(notBefore);
        return later
                ? new Circuit(
                        system,
                        state,
                        since,
                        until,
                        failing,
                        failedProbes,
                        Optional.of(failure),
                        lastOutage,
                        waitingSince,
                        version)
                : this;
    }

    /** One delivery asks whether it is back. */
    public Circuit probing(Instant now, Instant leaseUntil) {
        return moved(CircuitState.PROBING, now, leaseUntil);
    }

    /** The probe came to nothing, or died: the next delivery may ask at once. */
    public Circuit unprobed(Instant now) {
        return state == CircuitState.PROBING ? moved(CircuitState.OPEN, openSince(), now) : this;
    }

    /** The probe was answered. */
    public Circuit recovering(Instant now) {
        Optional<Outage> over = lastOutage.map(outage -> new Outage(outage.from(), now));
        return state == CircuitState.PROBING
                ? new Circuit(
                        system,
                        CircuitState.RECOVERING,
                        now,
                        now,
                        Failing.NONE,
                        0,
                        because,
                        over,
                        waitingSince,
                        version)
                : this;
    }

    /** What waited has flowed for long enough: as usual again. */
    public Circuit recovered(Instant now) {
        return new Circuit(
                system,
                CircuitState.CLOSED,
                now,
                Instant.EPOCH,
                Failing.NONE,
                0,
                Optional.empty(),
                lastOutage,
                Optional.empty(),
                version);
    }

    /** Takes the next place in the even flow of a recovery. */
    public Circuit slotTaken(Instant now, CircuitLimits limits) {
        Instant from = notBefore.isAfter(now) ? notBefore : now;
        return moved(state, since, from.plus(limits.spacing(Duration.between(since, now))));
    }

    /** A change waits because of it. */
    public Circuit waitedFor(Instant receivedAt) {
        boolean older = waitingSince.map(receivedAt::isBefore).orElse(true);
        return older ? copy(failing, Optional.of(receivedAt)) : this;
    }

    private Circuit with(Failing more) {
        return copy(more, waitingSince);
    }

    private Circuit copy(Failing more, Optional<Instant> waiting) {
        return new Circuit(system, state, since, notBefore, more, failedProbes, because, lastOutage, waiting, version);
    }

    private Circuit moved(CircuitState next, Instant from, Instant until) {
        return new Circuit(
                system, next, from, until, failing, failedProbes, because, lastOutage, waitingSince, version);
    }

    /** The same as the next version, as it is written. */
    public Circuit next() {
        return new Circuit(
                system, state, since, notBefore, failing, failedProbes, because, lastOutage, waitingSince, version + 1);
    }
}
