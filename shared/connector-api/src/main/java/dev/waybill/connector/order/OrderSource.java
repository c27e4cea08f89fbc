package dev.waybill.connector.order;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;

/** A system in which orders are born. */
public interface OrderSource {
    /** What a message about an order says. */
    sealed interface OrderNews {
        /** The order as it stands. */
        record State(Order order) implements OrderNews {}

        /**
         * The order as a whole is not in the body.
         *
         * @param why in words, such as {@code the shop only says that order 22 went to the trash}
         */
        record NotInBody(String why) implements OrderNews {}
    }

    /**
     * Translates what was received into our order. Pure.
     *
     * @throws FailureException MALFORMED kind, naming the path, if the body is not what the product documents
     */
    OrderNews translate(Envelope envelope);
}
