package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.StepTiming;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes a failed operation of a message that the queue itself gave up: claimed like any other, so that what was decided
 * meanwhile is not failed afterwards, and recorded with its body, its dead letter and its incident.
 */
public final class Adoption {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final CurrentLandscape landscape;
    private final Records records;

    public Adoption(CurrentLandscape landscape, Records records) {
        this.landscape = landscape;
        this.records = records;
    }

    /** What became of a message. */
    public enum Result {
        /** It is a failed operation now, with a dead letter of its own. */
        ADOPTED,
        /** It was decided meanwhile: nothing is left to do. */
        SETTLED,
        /** Somebody is at work on it. */
        LATER
    }

    /**
     * Adopts it, unless it was decided meanwhile.
     *
     * @param since when the queue gave it up
     */
    public Result adopt(Envelope envelope, Instant since) {
        Instant now = records.clock().instant();
        Trace trace = new Trace(records.clock(), StepProbe.NONE);
        trace.happened(new StepTiming(
                Step.RECEIVE,
                Duration.between(envelope.receivedAt(), since),
                true,
                "topic " + envelope.topic() + "; given up by the queue"));
        Claim claim = Claim.of(records.newId(), envelope, now, now.plus(LEASE));
        Attempt attempt = new Attempt(claim, envelope, trace, landscape.now());
        return switch (trace.step(Step.CLAIM, () -> records.claim(claim))) {
            case ClaimResult.Won won -> record(attempt, won);
            case ClaimResult.Duplicate duplicate -> Result.SETTLED;
            case ClaimResult.Stale stale -> Result.SETTLED;
            case ClaimResult.Erased erased -> Result.SETTLED;
            case ClaimResult.Busy busy -> Result.LATER;
        };
    }

    private Result record(Attempt attempt, ClaimResult.Won won) {
        Envelope envelope = attempt.envelope();
        Failure failure = Poison.in(envelope, won).orElseGet(() -> givenUp(envelope));
        return records.record(attempt, won.attempt(), new Outcome.Failed(failure)) ? Result.ADOPTED : Result.LATER;
    }

    private static Failure givenUp(Envelope envelope) {
        return Failure.of(
                FailureCode.GIVEN_UP_BY_QUEUE,
                envelope.target(),
                envelope.flow(),
                "the queue handed out " + envelope.subject() + " for " + envelope.target()
                        + " again and again, nobody came to an end with it, and the queue set it aside",
                "see in its trace what it waited for; once that is mended, redrive it: what was done is found and not"
                        + " done twice");
    }
}
