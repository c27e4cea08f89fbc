package dev.waybill.connector.order;

import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.time.Instant;
import java.util.List;

/** A system whose orders can be listed by their last change: the net under its webhooks. */
public interface OrderChanges {
    /**
     * An order that changed.
     *
     * @param notice as the system's own webhook would be understood; its version is the time of the change
     * @param body the order in the very shape in which {@link OrderSource} reads what the system sends by itself
     */
    record Changed(Notice.Change notice, Instant changedAt, Body body) {}

    /** Most orders that one call of {@link #since} answers. */
    int pageSize();

    /**
     * Lists orders that changed at or after a time, by the system's own clock, the earliest change first. Reads only.
     * Orders that changed at the same time come in an order that stays the same from call to call.
     *
     * @param from inclusive
     * @param skip how many of the first ones to leave out: for more orders at one time than fit into a page
     * @return at most {@link #pageSize} of them; fewer only if there are no more
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if they may not be read
     */
    List<Changed> since(Instant from, int skip);
}
