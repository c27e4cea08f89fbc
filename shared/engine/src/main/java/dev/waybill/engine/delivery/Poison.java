package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Link;
import java.util.Optional;

/** A message whose carrying ended without a word again and again is not carried any more. */
final class Poison {
    /** So many attempts that nobody saw end are no accident. */
    private static final int MOST_DEATHS = 3;

    private Poison() {}

    /** Why it is not carried; empty if it is. */
    static Optional<Failure> in(Envelope envelope, ClaimResult.Won won) {
        int deaths = won.before().map(Link::unfinished).orElse(0);
        return deaths < MOST_DEATHS ? Optional.empty() : Optional.of(failure(envelope, deaths));
    }

    private static Failure failure(Envelope envelope, int deaths) {
        return Failure.of(
                FailureCode.POISON,
                envelope.target(),
                envelope.flow(),
                "carrying " + envelope.subject() + " to " + envelope.target() + " ended without a word " + deaths
                        + " times: each time the function ran out of time or memory, or met something nested too deep."
                        + " It is set aside, so that others go on; it may have been done in " + envelope.target(),
                "look whether " + envelope.target() + " answers too slowly for this one, and send its number to the"
                        + " developers; then redrive it: what was done is found and not done twice");
    }
}
