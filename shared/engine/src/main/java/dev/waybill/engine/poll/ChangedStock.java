package dev.waybill.engine.poll;

import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Reads to the end which items moved, for who wants to compare and not to carry. */
public final class ChangedStock {
    private ChangedStock() {}

    /**
     * The SKUs whose stock may have changed at or after a time, each with the latest time it did.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static Map<String, Instant> since(SystemId system, StockSource source, Instant from) {
        Map<String, Instant> latest = new TreeMap<>();
        new StockList(system, source, from)
                .read(
                        from,
                        () -> true,
                        changed -> latest.merge(
                                changed.notice().subject().id(),
                                changed.changedAt(),
                                (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }
}
