package dev.waybill.engine.poll;

import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Map;

/** Reads to the end which items moved, for who wants to compare and not to carry. */
public final class ChangedStock {
    private ChangedStock() {}

    /**
     * The SKUs whose stock may have changed at or after a time, each with the latest time it did.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static Map<String, Instant> since(SystemId system, StockSource source, Instant from) {
        return Latest.times(new StockList(system, source, from), from);
    }
}
