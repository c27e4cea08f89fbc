package dev.waybill.engine.stock;

import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import java.time.Clock;
import java.util.List;

/** Queues a look at every item whose number drifted; the owner's number at that time is written, whatever was written last. */
public final class StockRepair {
    private final DeliveryQueue queue;
    private final Ids ids;
    private final Clock clock;

    public StockRepair(DeliveryQueue queue, Ids ids, Clock clock) {
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues them.
     *
     * @return how many
     * @throws dev.waybill.domain.failure.FailureException if the queue cannot take them
     */
    public int queue(StockDrift drift) {
        LookAgain look = new LookAgain(Look.DRIFTED, new CorrelationId(ids.next()), ids.next(), clock.instant());
        Way way = new Way(drift.source(), drift.target());
        List<Envelope> messages = drift.differences().stream()
                .map(difference -> look.at(difference.sku(), way))
                .toList();
        if (!messages.isEmpty()) {
            queue.send(messages);
        }
        return messages.size();
    }
}
