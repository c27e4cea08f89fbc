package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import java.util.List;
import java.util.Optional;

/** What the engine does about a failure: decided once, here, by its kind. */
public final class Judgement {
    /** A lost answer or a clash that repeats so often is no accident any more. */
    private static final int MOST_UNSURE = 8;

    private final Backoff backoff;

    public Judgement(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * What becomes of the change.
     *
     * @param attempt number of the attempt that failed, from 1
     */
    public Outcome of(Failure failure, int attempt) {
        return switch (failure.kind()) {
            case UNAVAILABLE -> new Outcome.Waiting(failure, backoff.after(failure, attempt));
            case UNCONFIRMED, CONFLICTING ->
                attempt >= MOST_UNSURE
                        ? new Outcome.Failed(failure)
                        : new Outcome.Waiting(failure, backoff.after(failure, attempt));
            case UNDECIDED -> new Outcome.Held(failure, Optional.empty(), List.of());
            case UNAUTHENTIC, MALFORMED, REFUSED, MISCONFIGURED, DEFECT -> new Outcome.Failed(failure);
        };
    }

    /** An error nobody foresaw, as a failure that says where in our code it was; no message text, it may hold data. */
    static Failure defect(Envelope envelope, RuntimeException e) {
        String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        return Failure.of(
                        FailureCode.DEFECT,
                        envelope.target(),
                        envelope.flow(),
                        "Waybill itself failed on " + envelope.subject() + ": a fault in the program, not in your data",
                        "send this operation's number to the developers; after the fix, redrive it")
                .saying(e.getClass().getSimpleName() + where);
    }
}
