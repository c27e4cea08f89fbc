package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.port.DeliveryQueue;
import java.util.List;

/**
 * Every flow's own queue: stock waits in one without order, where hundreds are taken at once; everything else in order per subject.
 *
 * @param orders FIFO
 * @param stock standard
 */
public record QueueOfFlow(DeliveryQueue orders, DeliveryQueue stock) implements DeliveryQueue {
    @Override
    public void send(List<Envelope> envelopes) {
        send(orders, envelopes.stream().filter(envelope -> !isStock(envelope)).toList());
        send(stock, envelopes.stream().filter(QueueOfFlow::isStock).toList());
    }

    private static void send(DeliveryQueue queue, List<Envelope> some) {
        if (!some.isEmpty()) {
            queue.send(some);
        }
    }

    static boolean isStock(Envelope envelope) {
        return envelope.flow().equals(FlowSpec.STOCK_TO_SHOPS.word());
    }
}
