package dev.waybill.connector.order;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
import java.util.Optional;

/** A system in which orders are born. */
public interface OrderSource {
    /** More lines than an order has; Shopify itself stops at 500. An ERP would need minutes for more, a function has one. */
    int MOST_LINES = 1_000;

    /** What a message about an order says. */
    sealed interface OrderNews {
        /** The order as it stands. */
        record State(Order order) implements OrderNews {}

        /**
         * The order as a whole is not in the body; a message with the order's state comes beside it.
         *
         * @param why in words, such as {@code the shop only lists what was edited}
         */
        record NotInBody(String why) implements OrderNews {}

        /**
         * The order was deleted or put into the trash; the shop says no more than that.
         *
         * @param why in words, such as {@code order 22 was moved to the trash}
         */
        record Gone(String why) implements OrderNews {}
    }

    /**
     * Translates what was received into our order. Pure.
     *
     * @throws FailureException MALFORMED kind, naming the path, if the body is not what the product documents
     */
    OrderNews translate(Envelope envelope);

    /** The order as a message has it; empty if it says something else, or cannot be read. */
    default Optional<Order> stateIn(Envelope envelope) {
        try {
            return translate(envelope) instanceof OrderNews.State state ? Optional.of(state.order()) : Optional.empty();
        } catch (FailureException unreadable) {
            return Optional.empty();
        }
    }
}
