package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.ownership.OwnershipConflict;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.Optional;

/** Turns an attempt and its outcome into a line of history. */
final class Operations {
    private Operations() {}

    private record Words(
            Ending ending,
            Optional<SkipReason> skipped,
            String note,
            Optional<Failure> failure,
            Optional<ExternalRef> ref) {}

    static Operation of(Attempt attempt, int number, Outcome outcome, Instant endedAt) {
        Envelope envelope = attempt.envelope();
        Words words = words(outcome);
        return new Operation(
                attempt.claim().operation(),
                envelope.subject(),
                envelope.target(),
                envelope.flow(),
                envelope.topic(),
                words.ending(),
                words.skipped(),
                words.note(),
                words.failure(),
                attempt.trace().steps(),
                number,
                envelope.redriven() == Envelope.Redriven.YES,
                attempt.running().landscape().version(),
                envelope.correlation(),
                outcome.conflicts().stream().map(OwnershipConflict::sentence).toList(),
                words.ref(),
                envelope.receivedAt(),
                endedAt);
    }

    private static Words words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered done ->
                new Words(
                        Ending.DELIVERED,
                        Optional.empty(),
                        done.note(),
                        Optional.empty(),
                        Optional.of(done.targetRef()));
            case Outcome.Skipped skip ->
                new Words(Ending.SKIPPED, Optional.of(skip.reason()), skip.note(), Optional.empty(), Optional.empty());
            case Outcome.Held held ->
                new Words(
                        Ending.HELD,
                        Optional.empty(),
                        held.failure().why(),
                        Optional.of(held.failure()),
                        held.targetRef());
            case Outcome.Failed failed -> failure(Ending.FAILED, failed.failure());
            case Outcome.Waiting waiting -> failure(Ending.WAITING, waiting.failure());
        };
    }

    private static Words failure(Ending ending, Failure failure) {
        return new Words(ending, Optional.empty(), failure.why(), Optional.of(failure), Optional.empty());
    }
}
