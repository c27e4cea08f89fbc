package dev.waybill.engine.stock;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.delivery.Received;

/**
 * One SKU to look at again, however many messages asked for it.
 *
 * @param envelope the one of those messages that has most done
 * @param times how often it was taken from the queue, at most
 */
record Look(Envelope envelope, int times) {
    /** Topic of a look that does not trust what was written last: the target shows something else. */
    static final String DRIFTED = "stock.drifted";

    /** Topic of a look because an order was placed or changed, perhaps of an item that only the shop it came from knows. */
    static final String SOLD = "stock.sold";

    static Look of(Received received) {
        return new Look(received.envelope(), received.times());
    }

    Look and(Look other) {
        Envelope kept = other.weight() > weight() ? other.envelope : envelope;
        return new Look(kept, Math.max(times, other.times));
    }

    /** Which of several messages is kept: the one that has most done. */
    private int weight() {
        if (isRedriven()) {
            return 3;
        }
        return hasDrifted() ? 2 : isOfAnOrder() ? 0 : 1;
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

    /** Whether an order is the reason: then nobody said that owner and target have this item. */
    boolean isOfAnOrder() {
        return envelope.topic().equals(SOLD);
    }

    boolean isRedriven() {
        return envelope.redriven() == Envelope.Redriven.YES;
    }

    /** The lane it belongs to. */
    Lane lane() {
        return new Lane(envelope.source(), envelope.target(), envelope.settings());
    }
}
