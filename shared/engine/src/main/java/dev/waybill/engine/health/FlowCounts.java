package dev.waybill.engine.health;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.ledger.Counted;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** How many changes each flow received, and how they ended. They are counted from the log's lines, so they are a minute or two late. */
public interface FlowCounts {
    /**
     * The numbers of some flows.
     *
     * @param flows as routes name them
     * @param from included; to the quarter of an hour, as counts are kept
     * @param until the quarter in which it is is included
     * @return by flow; what did not happen is missing
     * @throws FailureException {@code UNREACHABLE}, {@code TOO_BUSY}, {@code DOWN} or {@code CREDENTIALS_REFUSED} if they cannot be had now
     */
    Map<String, Map<Counted, Long>> between(Collection<String> flows, Instant from, Instant until);
}
