package dev.waybill.engine.ledger;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Optional;

/**
 * The wish to work on one subject for one target.
 *
 * @param operation owner of the lease
 * @param version of the state to carry, where known; without one only equal content is fenced off
 * @param redriven lets a decided (but not delivered) version be tried again
 * @param leaseUntil when the claim ends by itself: when the invocation would have timed out
 */
public record Claim(
        OperationId operation,
        SubjectRef subject,
        SystemId target,
        Optional<Version> version,
        String contentHash,
        boolean redriven,
        Instant now,
        Instant leaseUntil) {

    /** The wish to carry what a message brings. */
    public static Claim of(OperationId operation, Envelope envelope, Instant now, Instant leaseUntil) {
        return new Claim(
                operation,
                envelope.subject(),
                envelope.target(),
                envelope.version(),
                envelope.contentHash(),
                envelope.redriven() == Envelope.Redriven.YES,
                now,
                leaseUntil);
    }
}
