package dev.waybill.flows;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.port.DeliveryQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares the paper of orders with what shops show, and has carried what is missing. Who cannot be asked holds up no other. */
public final class PaperReconciliation {
    private final PaperBook book;
    private final DeliveryQueue queue;

    public PaperReconciliation(PaperBook book, DeliveryQueue queue) {
        this.book = book;
        this.queue = queue;
    }

    /** What came of it; drifts as they were found, before the repair. */
    public record Round(List<PaperDrift> drifts, List<NotCompared> notCompared) {
        public Round {
            drifts = List.copyOf(drifts);
            notCompared = List.copyOf(notCompared);
        }

        /** Orders whose paper was missing somewhere, each queued to be looked at. */
        public int missing() {
            return drifts.stream().mapToInt(drift -> drift.missing().size()).sum();
        }
    }

    /** A way of paper that is not compared, and why. */
    public record NotCompared(Way way, Failure failure) {}

    /**
     * Compares and repairs.
     *
     * @param back so long ago the earliest change was
     * @param most orders of each way, those that changed last
     */
    public Round run(Duration back, int most) {
        List<PaperDrift> drifts = new ArrayList<>();
        List<NotCompared> notCompared = new ArrayList<>();
        for (Way way : book.ways()) {
            try {
                PaperDrift drift = book.of(way, back, most);
                List<Envelope> looks =
                        drift.missing().stream().map(PaperDrift.Missing::look).toList();
                if (!looks.isEmpty()) {
                    queue.send(looks);
                }
                drifts.add(drift);
            } catch (FailureException e) {
                notCompared.add(new NotCompared(way, e.failure()));
            }
        }
        return new Round(drifts, notCompared);
    }
}
