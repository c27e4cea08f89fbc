package dev.waybill.engine.stock;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.delivery.Received;

/**
 * One SKU to look at again, however many messages asked for it.
 *
 * @param envelope one of those messages; a redriven one if there is one
 * @param times how often it was taken from the queue, at most
 */
record Look(Envelope envelope, int times) {
    /** Topic of a look that does not trust what was written last: the target shows something else. */
    static final String DRIFTED = "stock.drifted";

    static Look of(Received received) {
        return new Look(received.envelope(), received.times());
    }

    Look and(Look other) {
        Envelope kept = other.isRedriven() || (other.hasDrifted() && !isRedriven()) ? other.envelope : envelope;
        return new Look(kept, Math.max(times, other.times));
    }

    SubjectRef subject() {
        return envelope.subject();
    }

    String sku() {
        return envelope.subject().id();
    }

    boolean hasDrifted() {
        return envelope.topic().equals(DRIFTED);
    }

    boolean isRedriven() {
        return envelope.redriven() == Envelope.Redriven.YES;
    }

    /** The lane it belongs to. */
    Lane lane() {
        return new Lane(envelope.source(), envelope.target(), envelope.settings());
    }
}
