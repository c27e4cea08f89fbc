package dev.waybill.engine.poll;

import dev.waybill.connector.Connector;
import dev.waybill.engine.port.Ids;
import java.time.Instant;
import java.util.Map;

/** Reads to the end of which items an owner may say something else, for who wants to compare and not to carry. */
public final class ChangedItems {
    private ChangedItems() {}

    /**
     * The SKUs of which something may have changed at or after a time, each with the latest time it did.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static Map<String, Instant> since(Connector owner, Ids ids, Instant from) {
        return Latest.times(new ItemList(owner.system().id(), owner.priceSource(), ids, from), from);
    }
}
