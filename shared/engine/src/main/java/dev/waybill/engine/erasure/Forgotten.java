package dev.waybill.engine.erasure;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import java.util.List;
import java.util.Optional;

/**
 * What stays of the history once a person is erased: that it happened, when, how it ended, in which system under which id. Sentences
 * that may quote what the person wrote go. Steps keep their words: those are ours, about numbers and sums, and so is the note of
 * what did not fail. Doing it twice changes nothing.
 */
public final class Forgotten {
    /** In place of every sentence that went. */
    public static final String WORDS = "erased on request";

    private Forgotten() {}

    public static Operation of(Operation operation) {
        return new Operation(
                operation.id(),
                operation.subject(),
                operation.target(),
                operation.flow(),
                operation.topic(),
                operation.ending(),
                operation.skipped(),
                operation.failure().isPresent() ? WORDS : operation.note(),
                operation.failure().map(Forgotten::of),
                operation.steps(),
                operation.attempt(),
                operation.redriven(),
                operation.landscapeVersion(),
                operation.correlation(),
                operation.conflicts().stream().map(Forgotten::dataOf).toList(),
                operation.targetRef(),
                operation.receivedAt(),
                operation.endedAt());
    }

    public static Failure of(Failure failure) {
        return new Failure(failure.code(), failure.system(), failure.operation(), "", WORDS, WORDS, Optional.empty());
    }

    /** A conflict begins with the data it is about; both values go. */
    private static String dataOf(String conflict) {
        return conflict.split(" ", 2)[0] + " " + WORDS;
    }

    public static Intervention of(Intervention done) {
        boolean says = done.kind() != Intervention.Kind.ERASED;
        return new Intervention(
                done.id(),
                done.subject(),
                done.target(),
                done.operation(),
                done.kind(),
                done.who(),
                says ? WORDS : done.why(),
                says ? "" : done.what(),
                done.at());
    }

    public static Incident of(Incident incident) {
        return new Incident(
                incident.cause(),
                incident.open(),
                incident.count(),
                incident.first(),
                incident.last(),
                of(incident.latest()),
                List.copyOf(incident.samples()),
                incident.retryingSince(),
                incident.dismissed().map(Forgotten::of));
    }
}
