package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import java.util.ArrayList;
import java.util.List;

/**
 * The dead-letter queues of all flows as one: who looks through dead letters wants all of them. A letter's handle says which queue
 * it lies in.
 */
public record DeadLettersOfFlows(
        DeadLetters orders, DeadLetters stock, DeadLetters documents, DeadLetters parties, DeadLetters items)
        implements DeadLetters {
    private static final List<FlowQueue> LAST_TO_FIRST =
            List.of(FlowQueue.ITEMS, FlowQueue.PARTIES, FlowQueue.DOCUMENTS, FlowQueue.STOCK, FlowQueue.ORDERS);

    @Override
    public void add(Envelope envelope, Operation failed) {
        of(FlowQueue.of(envelope)).add(envelope, failed);
    }

    /** An equal part of them from each queue; one with fewer leaves the room to those after it. */
    @Override
    public List<DeadLetter> look(int most) {
        List<DeadLetter> found = new ArrayList<>();
        int left = LAST_TO_FIRST.size();
        for (FlowQueue queue : LAST_TO_FIRST) {
            int room = most - found.size();
            if (room > 0) {
                of(queue).look(Math.max(1, room / left)).stream()
                        .map(queue::named)
                        .forEach(found::add);
            }
            left--;
        }
        return List.copyOf(found);
    }

    @Override
    public void release(List<DeadLetter> looked) {
        for (FlowQueue queue : LAST_TO_FIRST) {
            of(queue)
                    .release(looked.stream()
                            .filter(letter -> FlowQueue.of(letter) == queue)
                            .map(queue::bare)
                            .toList());
        }
    }

    @Override
    public void discard(DeadLetter letter) {
        FlowQueue queue = FlowQueue.of(letter);
        of(queue).discard(queue.bare(letter));
    }

    @Override
    public long count() {
        return orders.count() + stock.count() + documents.count() + parties.count() + items.count();
    }

    @Override
    public boolean remove(OperationId operation) {
        return orders.remove(operation)
                || stock.remove(operation)
                || documents.remove(operation)
                || parties.remove(operation)
                || items.remove(operation);
    }

    private DeadLetters of(FlowQueue queue) {
        return switch (queue) {
            case ORDERS -> orders;
            case STOCK -> stock;
            case DOCUMENTS -> documents;
            case PARTIES -> parties;
            case ITEMS -> items;
        };
    }
}
