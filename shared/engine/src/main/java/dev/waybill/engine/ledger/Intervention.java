package dev.waybill.engine.ledger;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person (or the automatic redrive) did about an operation: a line of history like any other.
 *
 * @param id time-ordered
 * @param operation the operation it is about; its own id where it is about none
 * @param who a name people there know; {@code waybill} for what happened by itself
 * @param why in the person's own words
 * @param what was changed, in words: names of settings and their values, never a body
 */
public record Intervention(
        OperationId id,
        SubjectRef subject,
        SystemId target,
        OperationId operation,
        Kind kind,
        String who,
        String why,
        String what,
        Instant at) {
    /** What was done. */
    public enum Kind {
        REDRIVEN,
        /** Sent again, to pass this time what held it. */
        APPROVED,
        CORRECTED,
        DISMISSED,
        /** Kept from going live. */
        REJECTED,
        /** Taken back after it was carried. */
        UNDONE,
        /** Read once more at its source, and queued again. */
        REPLAYED,
        /** A system was asked at once what changed. */
        POLLED,
        /** What was kept about the person was erased; the receipt says more. */
        ERASED
    }

    /** The operation it is about. */
    public Optional<OperationId> about() {
        return operation.equals(id) ? Optional.empty() : Optional.of(operation);
    }
}
