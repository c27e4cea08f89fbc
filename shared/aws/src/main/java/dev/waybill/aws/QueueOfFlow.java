package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.port.DeliveryQueue;
import java.util.List;

/**
 * Every flow's own queue: stock waits in one without order, where hundreds are taken at once; everything else in order per subject.
 *
 * @param orders FIFO
 * @param stock standard
 * @param documents FIFO
 * @param parties FIFO
 * @param items FIFO
 */
public record QueueOfFlow(
        DeliveryQueue orders, DeliveryQueue stock, DeliveryQueue documents, DeliveryQueue parties, DeliveryQueue items)
        implements DeliveryQueue {
    /** For who carries no items, and may not. */
    public QueueOfFlow(DeliveryQueue orders, DeliveryQueue stock, DeliveryQueue documents, DeliveryQueue parties) {
        this(orders, stock, documents, parties, envelopes -> {
            throw new IllegalStateException("nothing about items is queued here");
        });
    }

    @Override
    public void send(List<Envelope> envelopes) {
        for (FlowQueue queue : FlowQueue.values()) {
            List<Envelope> some = envelopes.stream()
                    .filter(envelope -> FlowQueue.of(envelope) == queue)
                    .toList();
            if (!some.isEmpty()) {
                of(queue).send(some);
            }
        }
    }

    private DeliveryQueue of(FlowQueue queue) {
        return switch (queue) {
            case ORDERS -> orders;
            case STOCK -> stock;
            case DOCUMENTS -> documents;
            case PARTIES -> parties;
            case ITEMS -> items;
        };
    }
}
