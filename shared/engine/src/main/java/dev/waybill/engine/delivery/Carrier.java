package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.delivery.Verdict.Done;
import dev.waybill.engine.delivery.Verdict.Retry;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.StepTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Carries one message: claim, flow, outcome, record. The one place where a failure becomes an outcome. */
public final class Carrier {
    private static final Duration LEDGER_PAUSE = Duration.ofSeconds(10);

    private final CurrentLandscape landscape;
    private final Flows flows;
    private final Records records;
    private final Judgement judgement;
    private final StepProbe probe;

    public Carrier(CurrentLandscape landscape, Flows flows, Records records, Judgement judgement, StepProbe probe) {
        this.landscape = landscape;
        this.flows = flows;
        this.records = records;
        this.judgement = judgement;
        this.probe = probe;
    }

    Verdict carry(Received received, Instant leaseUntil) {
        Envelope envelope = received.envelope();
        OperationId id = records.newId();
        Trace trace = new Trace(records.clock(), probe);
        Instant now = records.clock().instant();
        trace.happened(new StepTiming(
                Step.RECEIVE, Duration.between(envelope.receivedAt(), now), true, "topic " + envelope.topic()));
        Claim claim = new Claim(
                id,
                envelope.subject(),
                envelope.target(),
                envelope.version(),
                envelope.body().hash(),
                envelope.redriven() == Envelope.Redriven.YES,
                now,
                leaseUntil);
        try {
            Running running = landscape.now();
            Attempt attempt = new Attempt(claim, envelope, trace, running);
            return switch (trace.step(Step.CLAIM, () -> records.claim(claim))) {
                case ClaimResult.Won won -> attempt(received, attempt, won);
                case ClaimResult.Duplicate duplicate ->
                    skipped(received, attempt, SkipReason.DUPLICATE, "the same content was decided before");
                case ClaimResult.Stale stale ->
                    skipped(received, attempt, SkipReason.STALE, "a newer state was decided before");
                case ClaimResult.Busy busy -> new Retry(received.messageId(), untilFree(busy, now));
            };
        } catch (FailureException ledgerOrConfigurationDown) {
            records.undecided(received.envelope(), ledgerOrConfigurationDown.failure());
            return new Retry(received.messageId(), LEDGER_PAUSE);
        }
    }

    private Verdict attempt(Received received, Attempt attempt, ClaimResult.Won won) {
        Outcome outcome = outcome(attempt, won);
        boolean recorded = attempt.trace().step(Step.RECORD, () -> records.record(attempt, won.attempt(), outcome));
        if (!recorded) {
            return new Retry(received.messageId(), LEDGER_PAUSE);
        }
        return switch (outcome) {
            case Outcome.Waiting waiting -> new Retry(received.messageId(), waiting.retryIn());
            case Outcome.Delivered delivered -> new Done(received.messageId());
            case Outcome.Skipped skipped -> new Done(received.messageId());
            case Outcome.Held held -> new Done(received.messageId());
            case Outcome.Failed failed -> new Done(received.messageId());
        };
    }

    private Outcome outcome(Attempt attempt, ClaimResult.Won won) {
        Envelope envelope = attempt.envelope();
        try {
            Flow flow = flows.require(envelope);
            return flow.deliver(new Delivery(envelope, won.before(), attempt.running()), attempt.trace());
        } catch (FailureException e) {
            return judgement.of(e.failure(), won.attempt());
        } catch (RuntimeException e) {
            Failure defect = Judgement.defect(envelope, e);
            records.stack(defect, e);
            return judgement.of(defect, won.attempt());
        }
    }

    private Verdict skipped(Received received, Attempt attempt, SkipReason reason, String note) {
        records.note(attempt, new Outcome.Skipped(reason, note, List.of()));
        return new Done(received.messageId());
    }

    private static Duration untilFree(ClaimResult.Busy busy, Instant now) {
        Duration left = Duration.between(now, busy.until()).plusSeconds(1);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
