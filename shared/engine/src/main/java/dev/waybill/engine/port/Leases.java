package dev.waybill.engine.port;

import dev.waybill.domain.message.OperationId;
import java.time.Instant;

/**
 * What only one may do at a time, across all function instances. Its contract is {@code LeasesContract} in the testkit. Faults
 * of the store surface as a {@code FailureException} with {@code DOWN} in system {@code ledger}.
 */
public interface Leases {
    /**
     * A wish to be the only one.
     *
     * @param name of what is done
     * @param holder who does it
     * @param until when it ends by itself: when the holder cannot be at work any more
     */
    record Lease(String name, OperationId holder, Instant until) {}

    /** Takes it, in one conditional write. False if somebody else holds it and its end has not come by {@code now}. */
    boolean take(Lease lease, Instant now);

    /** Gives it back before its end; does nothing if somebody else has it by now. */
    void giveBack(Lease lease);
}
