package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.delivery.Verdict.Done;
import dev.waybill.engine.delivery.Verdict.Retry;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries one message: circuit, claim, flow, outcome, record. The one place where a failure becomes an outcome. */
public final class Carrier {
    private static final Duration LEDGER_PAUSE = Duration.ofSeconds(10);

    private final CurrentLandscape landscape;
    private final Flows flows;
    private final Records records;
    private final Rules rules;
    private final StepProbe probe;

    /** @param probe sees each step end; {@link StepProbe#NONE} in production */
    public Carrier(CurrentLandscape landscape, Flows flows, Records records, Rules rules, StepProbe probe) {
        this.landscape = landscape;
        this.flows = flows;
        this.records = records;
        this.rules = rules;
        this.probe = probe;
    }

    /** Before any of them is carried, so that none is forgotten that must wait for another. */
    void taken(List<Received> batch) {
        records.taken(batch);
    }

    Verdict carry(Received received, Instant leaseUntil) {
        try {
            Attempt attempt = begun(received.envelope(), leaseUntil);
            return switch (rules.gate().admit(attempt, leaseUntil)) {
                case Admission.Wait wait -> deferred(received, attempt, wait);
                case Admission.Go go -> claimed(received, attempt, go);
            };
        } catch (FailureException somethingOfOursOrTheSourceIsDown) {
            records.undecided(received.envelope(), somethingOfOursOrTheSourceIsDown.failure());
            return new Retry(received.messageId(), LEDGER_PAUSE);
        } catch (StackOverflowError died) {
            // Counts as a death: nothing is recorded, the lease ends by itself, the third time it is set aside.
            return new Retry(
                    received.messageId(), Duration.between(records.clock().instant(), leaseUntil));
        }
    }

    private Attempt begun(Envelope received, Instant leaseUntil) {
        Running running = landscape.now();
        Trace trace = new Trace(records.clock(), probe);
        Instant now = records.clock().instant();
        Freshness.Told told = rules.freshness().told(received, running, now);
        Envelope envelope = told.envelope();
        String note = "topic " + envelope.topic() + (told.note().isEmpty() ? "" : "; " + told.note());
        trace.happened(new StepTiming(Step.RECEIVE, Duration.between(envelope.receivedAt(), now), true, note));
        Claim claim = Claim.of(records.newId(), envelope, now, leaseUntil);
        return new Attempt(claim, envelope, trace, running);
    }

    /** The target is not called now. Costs nothing but, the first time, a line of history, so that it can be found. */
    private Verdict deferred(Received received, Attempt attempt, Admission.Wait wait) {
        if (received.times() <= 1) {
            records.note(attempt, new Outcome.Waiting(Gate.waiting(wait), wait.delay()), false);
        }
        return new Retry(received.messageId(), wait.delay());
    }

    private Verdict claimed(Received received, Attempt attempt, Admission.Go go) {
        ClaimResult result = attempt.trace().step(Step.CLAIM, () -> records.claim(attempt.claim()));
        if (!(result instanceof ClaimResult.Won)) {
            rules.gate().unused(attempt, go);
        }
        return switch (result) {
            case ClaimResult.Won won -> attempt(received, attempt, won, go);
            case ClaimResult.Duplicate duplicate -> repeated(received, attempt, duplicate.link());
            case ClaimResult.Stale stale ->
                skipped(received, attempt, SkipReason.STALE, "a newer state was decided before");
            case ClaimResult.Erased erased ->
                skipped(
                        received,
                        attempt,
                        SkipReason.ERASED,
                        "it was erased on request (receipt "
                                + erased.link().erased().orElse("") + "), so nothing of it is carried");
            case ClaimResult.Busy busy ->
                new Retry(received.messageId(), untilFree(busy, attempt.claim().now()));
        };
    }

    private Verdict attempt(Received received, Attempt attempt, ClaimResult.Won won, Admission.Go go) {
        Outcome outcome = outcome(attempt, won);
        boolean recorded = attempt.trace().step(Step.RECORD, () -> records.record(attempt, won.attempt(), outcome));
        tellCircuit(attempt, go, outcome);
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

    /** The delivery is decided and recorded: that its circuit could not be told changes nothing about it. */
    private void tellCircuit(Attempt attempt, Admission.Go go, Outcome outcome) {
        try {
            rules.gate().ended(attempt, go, outcome);
        } catch (FailureException notTold) {
            records.undecided(attempt.envelope(), notTold.failure());
        }
    }

    private Outcome outcome(Attempt attempt, ClaimResult.Won won) {
        Envelope envelope = attempt.envelope();
        Optional<Failure> poison = Poison.in(envelope, won);
        if (poison.isPresent()) {
            return new Outcome.Failed(poison.get());
        }
        try {
            Flow flow = flows.require(envelope);
            Delivery delivery = new Delivery(
                    envelope, won.before(), attempt.running(), attempt.claim().leaseUntil());
            Outcome outcome = outcome(flow, delivery, attempt.trace(), won.attempt());
            ended(flow, delivery, outcome);
            return outcome;
        } catch (FailureException noFlow) {
            return rules.judgement().of(noFlow.failure(), won.attempt());
        }
    }

    private Outcome outcome(Flow flow, Delivery delivery, Trace trace, int attempt) {
        try {
            return flow.deliver(delivery, trace);
        } catch (FailureException e) {
            return rules.judgement().of(e.failure(), attempt);
        } catch (RuntimeException e) {
            return rules.judgement().of(defect(delivery, e), attempt);
        }
    }

    /** What became of the delivery is known: that what it sets off did not work changes nothing about it. */
    private void ended(Flow flow, Delivery delivery, Outcome outcome) {
        try {
            flow.ended(delivery, outcome);
        } catch (FailureException notDone) {
            records.waiting(notDone.failure().system(), notDone.failure());
        } catch (RuntimeException e) {
            defect(delivery, e);
        }
    }

    private Failure defect(Delivery delivery, RuntimeException e) {
        Failure defect = Judgement.defect(delivery.envelope(), e);
        records.stack(defect, e);
        return defect;
    }

    private Verdict skipped(Received received, Attempt attempt, SkipReason reason, String note) {
        records.note(attempt, new Outcome.Skipped(reason, note, List.of()), true);
        return new Done(received.messageId());
    }

    /**
     * Who died between the record and the answer gets the very message back, whose end was told already. One that was sent again is not
     * told from another that was: both end.
     */
    private Verdict repeated(Received received, Attempt attempt, Link link) {
        boolean told = received.times() > 1
                && received.envelope().redriven() == Envelope.Redriven.NO
                && link.latest()
                        .map(Operation::correlation)
                        .equals(Optional.of(received.envelope().correlation()));
        records.note(
                attempt,
                new Outcome.Skipped(SkipReason.DUPLICATE, "the same content was decided before", List.of()),
                !told);
        return new Done(received.messageId());
    }

    private static Duration untilFree(ClaimResult.Busy busy, Instant now) {
        Duration left = Duration.between(now, busy.until()).plusSeconds(1);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
