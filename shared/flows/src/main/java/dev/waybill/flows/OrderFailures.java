package dev.waybill.flows;

import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.OwnershipConflict;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.Delivery;
import java.util.List;

/** The sentences of this flow: what, which order, both values, what to do. */
final class OrderFailures {
    private OrderFailures() {}

    static Failure totalsDiffer(Order order, ControlTotals.Balance balance) {
        SystemId shop = order.subject().system();
        return Failure.of(
                FailureCode.TOTALS_DIFFER,
                shop,
                "checkTotals",
                "order " + order.number() + ": " + shop + " says it costs " + balance.stated()
                        + ", but its parts add up to " + balance.computed() + " (difference " + balance.difference()
                        + "): " + balance.breakdown(),
                "look at order " + order.number() + " in " + shop
                        + ": a plug-in may charge or deduct something that is on no line. Correct it there, or enter"
                        + " this one by hand");
    }

    static Failure targetTotalsDiffer(Order order, PlacedOrder placed) {
        SystemId target = placed.ref().system();
        return Failure.of(
                FailureCode.TARGET_TOTALS_DIFFER,
                target,
                "checkTotals",
                "order " + order.number() + ": the shop charges " + order.gross() + " (tax " + order.tax() + "), "
                        + target + " computed " + placed.total() + " (tax " + placed.tax() + ") for "
                        + placed.ref().number() + ", difference "
                        + placed.total().minus(order.gross()),
                "compare prices, taxes and tax rounding of " + placed.ref().number() + " in " + target
                        + " with the order; it is not confirmed there. Correct the cause, then redrive");
    }

    static Failure above(Order order, Money limit, SystemId target) {
        return Failure.of(
                FailureCode.HOLD_CONDITION,
                target,
                "decide",
                "order " + order.number() + " costs " + order.gross() + ", more than the route's limit of " + limit,
                "check the order with the customer; if it is right, `waybill approve` lets it pass; if not, correct or"
                        + " cancel it in " + order.subject().system());
    }

    static Failure changedAfterConfirmation(Order order, PlacedOrder placed, List<String> differences) {
        SystemId target = placed.ref().system();
        return Failure.of(
                FailureCode.CHANGED_AFTER_CONFIRMATION,
                target,
                "reviseOrder",
                "order " + order.number() + " changed in the shop after " + target + " had confirmed it as "
                        + placed.ref().number() + ": " + String.join("; ", differences),
                "decide which is right; change " + placed.ref().number() + " in " + target
                        + " or the order in the shop so that both say the same, then redrive");
    }

    static Failure cancelledAfterProcessing(Order order, PlacedOrder placed) {
        SystemId target = placed.ref().system();
        return Failure.of(
                FailureCode.CANCELLED_AFTER_PROCESSING,
                target,
                "cancelOrder",
                "order " + order.number() + " was cancelled in the shop, but " + target
                        + " is already processing it as " + placed.ref().number() + " (" + placed.stage()
                        + ", shipping " + placed.fulfilment() + ")",
                "stop the shipment and cancel " + placed.ref().number() + " in " + target
                        + " by hand, or take the goods back; then redrive");
    }

    static Failure cancelledInTarget(Order order, PlacedOrder placed) {
        SystemId target = placed.ref().system();
        return Failure.of(
                FailureCode.CHANGED_AFTER_CONFIRMATION,
                target,
                "advanceOrder",
                "order " + order.number() + " is active in the shop (" + order.stage() + "), but " + target
                        + " has cancelled it as " + placed.ref().number(),
                "cancel the order in the shop, or re-open " + placed.ref().number() + " in " + target
                        + "; then redrive");
    }

    static Failure goneInShop(String why, PlacedOrder placed, Delivery delivery) {
        SystemId target = placed.ref().system();
        return Failure.of(
                FailureCode.CHANGED_AFTER_CONFIRMATION,
                target,
                "cancelOrder",
                why + " in " + delivery.envelope().source() + ", but " + target + " has it as "
                        + placed.ref().number() + " (" + placed.stage() + ", " + placed.total() + ")",
                "cancel " + placed.ref().number() + " in " + target
                        + " if it must not be shipped, or restore the order in the shop; then redrive");
    }

    static Failure ownershipAsk(Order order, OwnershipConflict conflict, SystemId target) {
        return Failure.of(
                FailureCode.OWNERSHIP_ASK,
                target,
                "decide",
                "order " + order.number() + ": " + conflict.sentence(),
                "decide which value is right: `waybill approve` writes the new one; for the other, set it in "
                        + order.subject().system() + " and dismiss this");
    }
}
