package dev.waybill.engine.port;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import java.util.List;

/** Where changes wait to be carried; in order per {@link Envelope#group()}. */
public interface DeliveryQueue {
    /**
     * Queues all, durably, in one request where the size allows; returns only then. A message whose key was queued for
     * the same target moments ago is dropped as the duplicate it is, unless it is redriven.
     *
     * @throws FailureException {@code UNREACHABLE}, {@code TOO_BUSY} or {@code DOWN} if one of them was not taken;
     *     {@code BODY_TOO_LARGE} if one is larger than the queue carries, and always above {@link Envelope#MOST_BODY}
     *     (nothing was queued then)
     */
    void send(List<Envelope> envelopes);
}
