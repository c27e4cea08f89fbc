package dev.waybill.engine.stock;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.landscape.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares the stock of every shop and has repaired what differs. A system that cannot be asked holds up no other. */
public final class StockReconciliation {
    private final StockBook book;
    private final StockRepair repair;

    public StockReconciliation(StockBook book, StockRepair repair) {
        this.book = book;
        this.repair = repair;
    }

    /**
     * What came of it.
     *
     * @param drifts as they were found, before the repair
     * @param queued how many items were sent on their way
     */
    public record Round(List<StockDrift> drifts, List<NotCompared> notCompared, int queued) {
        public Round {
            drifts = List.copyOf(drifts);
            notCompared = List.copyOf(notCompared);
        }
    }

    /** A way of stock that is not compared, and why. */
    public record NotCompared(Way way, Failure failure) {}

    /**
     * Compares and repairs.
     *
     * @param back so long ago the earliest move was
     */
    public Round run(Duration back) {
        List<StockDrift> drifts = new ArrayList<>();
        List<NotCompared> notCompared = new ArrayList<>();
        int queued = 0;
        for (Way way : book.ways()) {
            try {
                StockDrift drift = book.of(way, back);
                queued += repair.queue(drift);
                drifts.add(drift);
            } catch (FailureException e) {
                notCompared.add(new NotCompared(way, e.failure()));
            }
        }
        return new Round(drifts, notCompared, queued);
    }
}
