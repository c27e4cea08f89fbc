package dev.waybill.testkit;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.port.DeliveryQueue;
import java.util.List;

class MemoryDeliveryQueueTest extends DeliveryQueueContract {
    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();

    @Override
    protected DeliveryQueue queue() {
        return queue;
    }

    @Override
    protected List<Envelope> takeAll() {
        return queue.takeAll();
    }
}
