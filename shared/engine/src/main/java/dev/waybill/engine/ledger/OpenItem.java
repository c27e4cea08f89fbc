package dev.waybill.engine.ledger;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;

/**
 * One subject in one target that waits to be settled.
 *
 * @param state HELD or FAILED; another while it is tried again
 * @param latest its latest operation: the one that opened it, or the latest retry
 */
public record OpenItem(SubjectRef subject, SystemId target, Opened opened, LinkState state, Operation latest) {
    /** Whether it was sent again and has not failed since. */
    public boolean isRetrying() {
        return opened.retriedAt().isPresent() || !state.isOpen();
    }
}
