package dev.waybill.flows;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import java.util.List;
import java.util.Optional;

/** What must be true of an order before anything is asked of the target. */
final class OrderGate {
    private OrderGate() {}

    /**
     * Why the order is not carried; empty if it is.
     *
     * @throws FailureException {@code TOTALS_DIFFER} if the shop's own sums do not agree
     */
    static Optional<Outcome> objection(Order order, OrderRulings rulings) {
        if (order.stage() == OrderStage.DRAFT) {
            return Optional.of(
                    new Outcome.Skipped(SkipReason.FILTERED, "a checkout in progress, not an order yet", List.of()));
        }
        ControlTotals.Balance balance = ControlTotals.of(order);
        if (!balance.agrees()) {
            throw new FailureException(OrderFailures.totalsDiffer(order, balance));
        }
        return rulings.mayCarryAnything()
                ? Optional.empty()
                : Optional.of(new Outcome.Skipped(
                        SkipReason.NOT_OWNER,
                        order.subject().system() + " does not own orders here",
                        List.of(rulings.creationConflict())));
    }
}
