package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.Circuit.Lately;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.port.AttemptLog;
import dev.waybill.engine.port.CircuitStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asked before a system is called, told what came of it. While all is well the state is read at most every few seconds
 * and never written, so that an undisturbed delivery costs nothing here. Safe for use by several threads.
 */
public final class Circuits {
    /** How old the state of a system that works may be. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final int MOST_TRIES = 5;

    private final CircuitStore store;
    private final CircuitLimits limits;
    private final AttemptLog log;
    private final Clock clock;
    private final RandomGenerator random;
    private final ConcurrentHashMap<SystemId, Seen> seen = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<SystemId, Lately> lately = new ConcurrentHashMap<>();

    private record Seen(Circuit circuit, Instant at) {}

    public Circuits(CircuitStore store, CircuitLimits limits, AttemptLog log, Clock clock, RandomGenerator random) {
        this.store = store;
        this.limits = limits;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Whether the system may be called for a change received at {@code receivedAt}.
     *
     * @param leaseUntil when the caller's invocation ends, and with it a probe of which nothing was heard
     */
    public Admission admit(SystemId system, Instant receivedAt, Instant leaseUntil) {
        Circuit circuit = current(system);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Instant now = clock.instant();
            Decision decision = decide(circuit, now, receivedAt, leaseUntil);
            if (decision.next().equals(circuit) || written(circuit, decision.next())) {
                return decision.admission();
            }
            circuit = fresh(system);
        }
        return new Admission.Wait(circuit, jitter(Duration.ofSeconds(1), limits.burst()));
    }

    private record Decision(Admission admission, Circuit next) {}

    private Decision decide(Circuit circuit, Instant now, Instant receivedAt, Instant leaseUntil) {
        return switch (circuit.state()) {
            case CLOSED ->
                circuit.isPaused(now)
                        ? waiting(circuit, now, receivedAt)
                        : new Decision(new Admission.Go(false), circuit);
            case OPEN, PROBING ->
                circuit.notBefore().isAfter(now)
                        ? waiting(circuit, now, receivedAt)
                        : new Decision(new Admission.Go(true), circuit.probing(now, leaseUntil));
            case RECOVERING -> recovering(circuit, now);
        };
    }

    private Decision recovering(Circuit circuit, Instant now) {
        if (!now.isBefore(circuit.since().plus(limits.recovery()))) {
            return new Decision(new Admission.Go(false), circuit.recovered(now));
        }
        boolean early = circuit.notBefore().isAfter(now.plus(limits.burst()));
        return early
                ? new Decision(new Admission.Wait(circuit, jitter(Duration.ofSeconds(1), limits.doubling())), circuit)
                : new Decision(new Admission.Go(false), circuit.slotTaken(now, limits));
    }

    /** Until the next probe, spread a little, so that not all that wait come at once, and one comes soon. */
    private Decision waiting(Circuit circuit, Instant now, Instant receivedAt) {
        Duration until = Duration.between(now, circuit.notBefore());
        Duration most = circuit.state() == CircuitState.PROBING ? limits.firstProbe() : limits.longestProbe();
        Duration least = until.compareTo(most) < 0 ? until : most;
        return new Decision(
                new Admission.Wait(circuit, jitter(least, least.dividedBy(4).plusSeconds(1))),
                circuit.waitedFor(receivedAt));
    }

    private Duration jitter(Duration least, Duration spread) {
        return least.plusMillis(random.nextLong(spread.toMillis() + 1));
    }

    /** The system gave an answer, whatever it was. */
    public void answered(SystemId system, boolean probe) {
        Instant now = clock.instant();
        lately.compute(system, (same, before) -> known(before).answer(now, limits.window()));
        if (probe) {
            change(system, circuit -> circuit.recovering(now));
        }
    }

    private static Lately known(@Nullable Lately before) {
        return before == null ? Lately.NOTHING : before;
    }

    /** What this instance saw up to this failure; from now on it counts anew. */
    private Lately failed(SystemId system, Instant now) {
        Lately withThis = known(lately.get(system)).failure(now, limits.window());
        lately.put(system, withThis.reported());
        return withThis;
    }

    /** A delivery failed; whether that says anything about the system, its failure tells. */
    public void failed(SystemId system, Failure failure, boolean probe) {
        Instant now = clock.instant();
        if (!failure.system().equals(system) || failure.code() == FailureCode.CIRCUIT_OPEN) {
            unused(system, probe);
        } else if (failure.code() == FailureCode.TOO_BUSY) {
            Optional<Instant> until = failure.retryAfter().map(now::plus);
            change(system, circuit -> {
                // It answers, so it is there: what it asks for is patience, not to be spared.
                Circuit there = probe ? circuit.recovering(now).recovered(now) : circuit;
                return until.map(end -> there.paused(failure, end)).orElse(there);
            });
        } else if (failure.kind() == FailureKind.UNAVAILABLE || failure.kind() == FailureKind.UNCONFIRMED) {
            Lately seenHere = failed(system, now);
            change(system, circuit -> circuit.failed(now, failure, seenHere, limits));
        } else {
            answered(system, probe);
        }
    }

    /** A probe that did not call the system after all. */
    public void unused(SystemId system, boolean probe) {
        if (probe) {
            change(system, circuit -> circuit.unprobed(clock.instant()));
        }
    }

    private void change(SystemId system, UnaryOperator<Circuit> rule) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Circuit before = fresh(system);
            Circuit after = rule.apply(before);
            if (after.equals(before) || written(before, after)) {
                return;
            }
        }
        // Others were quicker five times: they told the same story.
    }

    private boolean written(Circuit before, Circuit after) {
        Circuit next = after.next();
        if (!store.write(next)) {
            return false;
        }
        seen.put(next.system(), new Seen(next, clock.instant()));
        if (before.state() != after.state() || (!before.isPaused(clock.instant()) && after.isPaused(clock.instant()))) {
            log.circuitChanged(before, next);
        }
        return true;
    }

    private Circuit current(SystemId system) {
        Seen last = seen.get(system);
        boolean usable = last != null
                && clock.instant().isBefore(last.at().plus(FRESH))
                && last.circuit().state() != CircuitState.RECOVERING
                && last.circuit().notBefore().isAfter(clock.instant())
                        == last.circuit().isOpen();
        return last != null && usable ? last.circuit() : fresh(system);
    }

    private Circuit fresh(SystemId system) {
        Instant now = clock.instant();
        Circuit circuit = store.read(system).orElseGet(() -> Circuit.closed(system, now));
        seen.put(system, new Seen(circuit, now));
        return circuit;
    }
}
