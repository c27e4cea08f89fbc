package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.AttemptLog;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what became of an attempt: dead letter first, then the ledger, then the log line. */
public final class Records {
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final AttemptLog log;
    private final Ids ids;
    private final Clock clock;

    public Records(Ledger ledger, DeadLetters deadLetters, AttemptLog log, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** The time of all that is recorded here. */
    public Clock clock() {
        return clock;
    }

    /** A new one, later than all before. */
    public OperationId newId() {
        return new OperationId(ids.next());
    }

    /** How it stands with several subjects in one target; those it never saw are missing. */
    public List<Link> links(SystemId target, Set<SubjectRef> subjects) {
        return ledger.links(target, subjects);
    }

    /** Takes the work on a subject. */
    public ClaimResult claim(Claim claim) {
        return ledger.claim(claim);
    }

    /** False if the lease was lost meanwhile: somebody else carries it, so the message is only looked at again. */
    public boolean record(Attempt attempt, int number, Outcome outcome) {
        Operation operation = Operations.of(attempt, number, outcome, clock.instant());
        if (outcome instanceof Outcome.Failed) {
            deadLetters.add(attempt.envelope(), operation);
        }
        boolean keep = operation.ending() == Ending.HELD || operation.ending() == Ending.FAILED;
        Entry entry = new Entry(
                attempt.claim(),
                state(outcome),
                operation.targetRef(),
                attempt.trace().numbers(),
                attempt.trace().told(allIsThere(outcome)),
                operation,
                !onlyPatience(outcome),
                keep ? Optional.of(attempt.envelope()) : Optional.empty());
        boolean recorded = ledger.record(entry);
        log.attempted(operation, recorded && operation.ending() != Ending.WAITING, retryIn(outcome));
        return recorded;
    }

    /**
     * A line of history for what needed no attempt.
     *
     * @param ends whether the change ends with it
     */
    void note(Attempt attempt, Outcome outcome, boolean ends) {
        Operation operation = Operations.of(attempt, 0, outcome, clock.instant());
        ledger.note(operation);
        log.attempted(operation, ends, Optional.empty());
    }

    /** Counts what is taken from its queue for the first time: a change is received once, however often it is tried. */
    void taken(List<Received> batch) {
        Map<String, List<Received>> first = batch.stream()
                .filter(received -> received.times() <= 1)
                .collect(Collectors.groupingBy(
                        received -> received.envelope().flow(), TreeMap::new, Collectors.toList()));
        first.forEach((flow, messages) -> {
            int again = (int) messages.stream()
                    .filter(received -> received.envelope().redriven() == Envelope.Redriven.YES)
                    .count();
            counted(flow, Counted.RECEIVED, messages.size() - again);
            counted(flow, Counted.SENT_AGAIN, again);
        });
    }

    /** Counts changes that have no line of their own. */
    public void counted(String flow, Counted what, int changes) {
        if (changes > 0) {
            log.counted(flow, what, changes);
        }
    }

    /** A system that asks for patience has not failed: the attempt does not count. */
    private static boolean onlyPatience(Outcome outcome) {
        return outcome instanceof Outcome.Waiting waiting && waiting.failure().code() == FailureCode.TOO_BUSY;
    }

    /** Ledger or configuration could not be reached, so nothing can be written down but a log line. */
    void undecided(Envelope envelope, Failure failure) {
        waiting(envelope.target(), failure);
    }

    /** Something waits, or was not done, for a reason that no change of its own tells: a log line. */
    public void waiting(SystemId target, Failure failure) {
        log.answered(target.value(), 503, failure.code().name(), failure.whyUnquoted());
    }

    /** Where in our code a fault of ours happened. */
    public void stack(Failure failure, RuntimeException e) {
        log.defect(failure, e);
    }

    /** Where something was kept from the target, the same state again is to be decided again. */
    private static boolean allIsThere(Outcome outcome) {
        return state(outcome) == LinkState.DELIVERED && outcome.conflicts().isEmpty();
    }

    private static LinkState state(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> LinkState.DELIVERED;
            case Outcome.Skipped skipped -> skipped.reason().isThere() ? LinkState.DELIVERED : LinkState.SKIPPED;
            case Outcome.Held held -> LinkState.HELD;
            case Outcome.Failed failed -> LinkState.FAILED;
            case Outcome.Waiting waiting ->
                waiting.failure().kind() == FailureKind.UNCONFIRMED ? LinkState.UNKNOWN : LinkState.WAITING;
        };
    }

    private static Optional<Duration> retryIn(Outcome outcome) {
        return outcome instanceof Outcome.Waiting waiting ? Optional.of(waiting.retryIn()) : Optional.empty();
    }
}
