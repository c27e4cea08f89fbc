package dev.waybill.engine.stock;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.delivery.Attempt;
import dev.waybill.engine.delivery.Judgement;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.StepTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Claims SKUs and records what became of them. What is as it was recorded costs nothing. A number is claimed before it is written:
 * whoever dies in between, or gets no answer, leaves a claim, so that nobody takes the number recorded before for the one shown.
 */
final class Endings {
    private static final Duration LOST = Duration.ofSeconds(10);

    private final Turn turn;
    private final Records records;
    private final Judgement judgement;
    private final Fates fates;
    private final Map<SubjectRef, Link> links = new HashMap<>();
    private int recorded;

    Endings(Turn turn, Records records, Judgement judgement, Fates fates) {
        this.turn = turn;
        this.records = records;
        this.judgement = judgement;
        this.fates = fates;
    }

    /** Reads how it stands with all of them. */
    void know(Collection<Look> looks) {
        records.links(turn.lane().target(), looks.stream().map(Look::subject).collect(Collectors.toSet()))
                .forEach(link -> links.put(link.subject(), link));
    }

    /** Whether just this was recorded before, so that nothing is left to do. */
    boolean settled(Look look, String content) {
        Link link = links.get(look.subject());
        boolean same = link != null
                && link.state().isDecided()
                && link.contentHash().equals(Optional.of(content))
                && !(look.isRedriven() && link.state().isOpen());
        if (same) {
            fates.done(look);
        }
        return same;
    }

    /** Takes the work on one SKU; empty if it is not ours to do, its fate is told then. */
    Optional<Work> claim(Look look, String content) {
        Instant now = records.clock().instant();
        Envelope envelope = look.envelope();
        Claim claim = new Claim(
                records.newId(),
                look.subject(),
                turn.lane().target(),
                Optional.empty(),
                content,
                look.isRedriven(),
                now,
                turn.deadline());
        return switch (records.claim(claim)) {
            case ClaimResult.Won won -> {
                Trace trace = new Trace(records.clock(), StepProbe.NONE);
                trace.knownAs(look.sku());
                Duration waited = Duration.between(envelope.receivedAt(), now);
                trace.happened(new StepTiming(Step.RECEIVE, waited, true, "topic " + envelope.topic()));
                yield Optional.of(new Work(look, new Attempt(claim, envelope, trace, turn.running()), won.attempt()));
            }
            case ClaimResult.Busy busy -> {
                fates.again(look, Duration.between(now, busy.until()).plusSeconds(1));
                yield Optional.empty();
            }
            case ClaimResult.Duplicate duplicate -> {
                fates.done(look);
                yield Optional.empty();
            }
            case ClaimResult.Stale stale -> {
                fates.done(look);
                yield Optional.empty();
            }
            case ClaimResult.Erased erased -> {
                fates.done(look);
                yield Optional.empty();
            }
        };
    }

    /** A step that was taken for many at once, told of this one. */
    void step(Work work, Step step, Instant began, String note) {
        Duration took = Duration.between(began, records.clock().instant());
        work.attempt().trace().happened(new StepTiming(step, took, true, note));
    }

    /** Records the end of claimed work. */
    void end(Work work, String content, Outcome outcome) {
        Attempt attempt = work.attempt();
        Claim claim = attempt.claim();
        Claim decided = new Claim(
                claim.operation(),
                claim.subject(),
                claim.target(),
                claim.version(),
                content,
                claim.redriven(),
                claim.now(),
                claim.leaseUntil());
        Attempt ended = new Attempt(decided, attempt.envelope(), attempt.trace(), attempt.running());
        if (!records.record(ended, work.number(), outcome)) {
            fates.again(work.look(), LOST);
        } else if (outcome instanceof Outcome.Waiting waiting) {
            fates.again(work.look(), waiting.retryIn());
        } else {
            recorded++;
            fates.done(work.look());
        }
    }

    /** How many came to an end that is recorded. */
    int ended() {
        return recorded;
    }

    /** Records that claimed work failed. */
    void fail(Work work, String content, Failure failure) {
        end(work, content, judgement.of(failure, work.number()));
    }

    /** Claims and records what needed no call of its own, if it is news. */
    void endUnlessSettled(Look look, String content, Outcome outcome) {
        if (!settled(look, content)) {
            claim(look, content).ifPresent(work -> end(work, content, outcome));
        }
    }

    /** Records the end of what was left open before, if it was. */
    void endIfOpen(Look look, String content, Outcome outcome) {
        Link link = links.get(look.subject());
        if (link != null && link.state().isOpen()) {
            claim(look, content).ifPresent(work -> end(work, content, outcome));
        }
    }

    /** The same for what failed. */
    void failUnlessSettled(Look look, String content, Failure failure) {
        if (!settled(look, content)) {
            claim(look, content).ifPresent(work -> fail(work, content, failure));
        }
    }
}
