package dev.waybill.engine.poll;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.port.DeliveryQueue;
import java.util.List;

/** Queues what was found by asking. */
public record Queueing(DeliveryQueue queue) {
    /**
     * One order that no queue can carry must not hold up the others for ever; it becomes a failure with its reason.
     *
     * @throws FailureException if the queue cannot be reached
     */
    public void send(List<Envelope> envelopes) {
        if (envelopes.isEmpty()) {
            return;
        }
        try {
            queue.send(envelopes);
        } catch (FailureException e) {
            if (e.failure().code() != FailureCode.BODY_TOO_LARGE) {
                throw e;
            }
            if (envelopes.size() == 1) {
                queue.send(List.of(envelopes.getFirst().withoutBody()));
            } else {
                envelopes.forEach(envelope -> send(List.of(envelope)));
            }
        }
    }
}
