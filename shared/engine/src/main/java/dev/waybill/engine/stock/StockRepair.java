package dev.waybill.engine.stock;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.stock.StockDrift.Difference;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        CorrelationId correlation = new CorrelationId(ids.next());
        List<Envelope> messages = drift.differences().stream()
                .map(difference -> message(drift, difference, correlation))
                .toList();
        if (!messages.isEmpty()) {
            queue.send(messages);
        }
        return messages.size();
    }

    private Envelope message(StockDrift drift, Difference difference, CorrelationId correlation) {
        return new Envelope(
                FlowSpec.STOCK_TO_SHOPS.word(),
                drift.source(),
                drift.target(),
                new SubjectRef(EntityKind.STOCK, drift.source(), difference.sku()),
                Look.DRIFTED,
                "drift:" + difference.sku() + ":" + drift.at(),
                Optional.empty(),
                clock.instant(),
                correlation,
                Map.of(),
                Body.empty(),
                Envelope.Redriven.NO);
    }
}
