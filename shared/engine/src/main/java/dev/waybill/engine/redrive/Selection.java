package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import java.time.Instant;
import java.util.Optional;

/** Which operations are to be sent again. */
public sealed interface Selection {
    /** One, by its id. */
    record One(OperationId operation) implements Selection {}

    /** The open ones of one order, by the number people use. */
    record OfOrder(String number, Optional<SystemId> shop) implements Selection {}

    /** Those of one incident. */
    record OfIncident(Cause cause) implements Selection {}

    /**
     * Those that match all that is given.
     *
     * @param system where it failed, where it goes, or where it comes from
     * @param from failed at or after
     * @param to failed before
     * @param text in any of the sentences, the subject or what came back; upper and lower case are the same
     */
    record Matching(
            Optional<SystemId> system,
            Optional<FailureCode> code,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> text)
            implements Selection {}

    /** All that are open. */
    record All() implements Selection {}
}
