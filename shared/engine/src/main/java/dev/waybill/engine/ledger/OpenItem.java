package dev.waybill.engine.ledger;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import java.util.Optional;

/**
 * One subject in one target that waits to be settled.
 *
 * @param state HELD or FAILED; another while it is tried again
 * @param latest its latest operation: the one that opened it, or the latest retry
 */
public record OpenItem(SubjectRef subject, SystemId target, Opened opened, LinkState state, Operation latest) {
    /** The link as what waits to be settled; empty if it does not. */
    public static Optional<OpenItem> of(Link link) {
        return link.opened().flatMap(opened -> link.latest()
                .map(latest -> new OpenItem(link.subject(), link.target(), opened, link.state(), latest)));
    }

    /** Whether it was sent again and has not failed since. */
    public boolean isRetrying() {
        return opened.retriedAt().isPresent() || !state.isOpen();
    }
}
