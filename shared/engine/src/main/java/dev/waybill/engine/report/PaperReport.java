package dev.waybill.engine.report;

import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import java.time.Instant;
import java.util.List;

/**
 * Orders whose paper a shop did not show.
 *
 * @param compared how many orders' paper was compared
 * @param left how many older ones were not compared
 */
public record PaperReport(Way way, Instant at, int compared, int left, List<Missing> missing, int unnamed)
        implements DriftReport {
    public PaperReport {
        missing = List.copyOf(missing);
    }

    /**
     * One order.
     *
     * @param order its id in the ledger
     * @param number as the source calls the order
     * @param what in words, such as {@code invoice 7 (121.00 EUR)}
     */
    public record Missing(String order, String number, String what) {}

    @Override
    public FlowSpec flow() {
        return FlowSpec.DOCUMENTS_TO_SHOPS;
    }

    @Override
    public PaperReport naming(int most) {
        int named = Math.min(most, missing.size());
        return new PaperReport(way, at, compared, left, missing.subList(0, named), unnamed + missing.size() - named);
    }
}
