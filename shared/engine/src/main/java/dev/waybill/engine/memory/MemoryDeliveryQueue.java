package dev.waybill.engine.memory;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.port.DeliveryQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@link DeliveryQueue} in memory, with a FIFO queue's deduplication but without its five minutes: forever. */
public final class MemoryDeliveryQueue implements DeliveryQueue {
    private final Deque<Envelope> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    @Override
    public synchronized void send(List<Envelope> envelopes) {
        envelopes.forEach(MemoryDeliveryQueue::requireFitting);
        for (Envelope envelope : envelopes) {
            boolean redriven = envelope.redriven() == Envelope.Redriven.YES;
            if (redriven || seen.add(envelope.target() + "|" + envelope.key())) {
                waiting.add(envelope);
            }
        }
    }

    private static void requireFitting(Envelope envelope) {
        int bytes = envelope.body().length();
        if (bytes > Envelope.MOST_BODY) {
            throw new FailureException(Failure.of(
                    FailureCode.BODY_TOO_LARGE,
                    envelope.source(),
                    "queueMessages",
                    "the " + envelope.topic() + " of " + envelope.subject() + " has a body of " + bytes
                            + " bytes, but at most " + Envelope.MOST_BODY + " are carried",
                    "send it in smaller parts, or leave fields out in " + envelope.source()));
        }
    }

    /** Takes everything that waits, in order. */
    public synchronized List<Envelope> takeAll() {
        List<Envelope> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}
