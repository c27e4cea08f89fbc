package dev.waybill.connector.order;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import java.util.Optional;

/**
 * A system that takes orders. Each order is known there by a reference that Waybill chooses, so that "is it already
 * there?" always has an answer. Every method throws {@link FailureException} with the kinds of
 * {@link dev.waybill.domain.failure.FailureKind}; a write whose answer is lost is {@code ANSWER_MISSING}.
 */
public interface OrderTarget {
    /** The order by our reference; empty only if it is definitely not there. */
    Optional<PlacedOrder> find(OrderReference reference);

    /**
     * Translates out, looking up what is needed (items, taxes). Writes nothing.
     *
     * @throws FailureException {@code ITEM_UNKNOWN}, {@code TAX_UNKNOWN}, {@code MASTER_DATA_UNKNOWN} naming the line and
     *     its values, so that it can be held; {@code TARGET_TOTALS_DIFFER} where the target cannot represent the amounts
     */
    OrderDraft translate(Order order, OrderReference reference);

    /**
     * Creates the order and the party it needs; stays unconfirmed. Where the reference turns out to exist, answers the
     * order that exists.
     */
    PlacedOrder create(OrderDraft draft);

    /**
     * Makes an existing order say what the draft says. Only for a {@link PlacedOrder#revisable()} one.
     *
     * @throws FailureException {@code TARGET_CHANGED} if it changed since it was read
     */
    PlacedOrder revise(PlacedOrder placed, OrderDraft draft);

    /**
     * Moves the order on to CONFIRMED or CANCELLED; harmless if it is already there. Resumes where an earlier try
     * stopped.
     *
     * @throws FailureException {@code TARGET_REFUSED} with the target's reason if it will not move
     */
    PlacedOrder advance(PlacedOrder placed, OrderStage stage);
}
