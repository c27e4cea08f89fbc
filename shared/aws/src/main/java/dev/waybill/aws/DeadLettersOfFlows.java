package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The dead-letter queues of all flows as one: who looks through dead letters wants all of them. A letter's handle says which queue
 * it lies in.
 */
public record DeadLettersOfFlows(DeadLetters orders, DeadLetters stock) implements DeadLetters {
    private static final String STOCK = "stock:";
    private static final String ORDERS = "orders:";

    @Override
    public void add(Envelope envelope, Operation failed) {
        (QueueOfFlow.isStock(envelope) ? stock : orders).add(envelope, failed);
    }

    /** Half of them from each queue; one with fewer leaves the room to the other. */
    @Override
    public List<DeadLetter> look(int most) {
        List<DeadLetter> found = new ArrayList<>(named(STOCK, stock.look(Math.max(1, most / 2))));
        if (found.size() < most) {
            found.addAll(named(ORDERS, orders.look(most - found.size())));
        }
        return List.copyOf(found);
    }

    private static List<DeadLetter> named(String queue, List<DeadLetter> letters) {
        return letters.stream()
                .map(letter -> withHandle(letter, queue + letter.handle()))
                .toList();
    }

    private static DeadLetter withHandle(DeadLetter letter, String handle) {
        return new DeadLetter(handle, letter.operation(), letter.envelope(), letter.since());
    }

    private static boolean isStock(DeadLetter letter) {
        return letter.handle().startsWith(STOCK);
    }

    private static DeadLetter bare(DeadLetter letter) {
        String queue = isStock(letter) ? STOCK : ORDERS;
        return withHandle(letter, letter.handle().substring(queue.length()));
    }

    @Override
    public void release(List<DeadLetter> looked) {
        stock.release(bare(looked.stream().filter(DeadLettersOfFlows::isStock)));
        orders.release(bare(looked.stream().filter(letter -> !isStock(letter))));
    }

    private static List<DeadLetter> bare(Stream<DeadLetter> letters) {
        return letters.map(DeadLettersOfFlows::bare).toList();
    }

    @Override
    public void discard(DeadLetter letter) {
        (isStock(letter) ? stock : orders).discard(bare(letter));
    }

    @Override
    public long count() {
        return orders.count() + stock.count();
    }

    @Override
    public boolean remove(OperationId operation) {
        return orders.remove(operation) || stock.remove(operation);
    }
}
