package dev.waybill.flows;

import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.engine.delivery.Trace;
import java.util.List;
import java.util.Optional;

/** The lower half of {@link OrdersToErp}: writing one order, with the money checked before anything is confirmed. */
record OrderDelivery(Order order, OrderRulings rulings, OrderTarget target, Trace trace) {

    Outcome create() {
        if (!rulings.mayCreate().isAllowed()) {
            return new Outcome.Skipped(
                    SkipReason.NOT_OWNER,
                    order.subject().system() + " may not create orders",
                    List.of(rulings.creationConflict()));
        }
        rulings.holdIfTheRouteSaysSo();
        OrderDraft draft = translateOut();
        PlacedOrder created = trace.step(Step.SEND, () -> noted("created", target.create(draft)));
        return settle(created, "created");
    }

    Outcome bringUpToDate(PlacedOrder placed) {
        List<String> differences = OrderComparison.differences(order, placed);
        if (order.stage() == OrderStage.CANCELLED) {
            return settle(placed, "already there");
        }
        if (differences.isEmpty()) {
            // Goods and money agree. What a read-back does not show, such as an address, is written anew while it still
            // can be.
            return placed.revisable() && rulings.saysMoreThanBefore()
                    ? revise(placed)
                    : settle(placed, "already there");
        }
        String wanted = String.join("; ", differences);
        if (!rulings.allows(DataName.ORDER, wanted, placed, "as it is there")) {
            return moveOn(placed, "left as it is, as the ownership map says,");
        }
        if (!placed.revisable()) {
            return held(OrderFailures.changedAfterConfirmation(order, placed, differences), placed);
        }
        rulings.holdIfTheRouteSaysSo();
        return revise(placed);
    }

    private Outcome revise(PlacedOrder placed) {
        OrderDraft draft = translateOut();
        PlacedOrder revised = trace.step(Step.SEND, () -> noted("revised", target.revise(placed, draft)));
        return settle(revised, "revised");
    }

    private OrderDraft translateOut() {
        return trace.step(Step.TRANSLATE_OUT, () -> target.translate(order, OrderReference.of(order.subject())));
    }

    /** Money first, then on to the stage the shop has it in. */
    private Outcome settle(PlacedOrder placed, String done) {
        boolean agrees = trace.step(Step.CHECK, () -> totalsAgree(placed));
        if (!agrees && order.stage() != OrderStage.CANCELLED) {
            return held(OrderFailures.targetTotalsDiffer(order, placed), placed);
        }
        return moveOn(placed, done);
    }

    private Outcome moveOn(PlacedOrder placed, String done) {
        Optional<Failure> question = stageQuestion(placed);
        if (question.isPresent()) {
            return held(question.get(), placed);
        }
        PlacedOrder settled = mayAdvance(placed)
                ? trace.step(Step.SEND, () -> noted("advanced", target.advance(placed, order.stage())))
                : placed;
        noteFulfilment(settled);
        String words = done + " as " + settled.ref().number() + ", " + settled.stage() + ", " + settled.total();
        return new Outcome.Delivered(settled.ref(), words, rulings.conflicts());
    }

    private boolean totalsAgree(PlacedOrder placed) {
        trace.note("shop " + order.gross() + ", there " + placed.total());
        return placed.total().compareTo(order.gross()) == 0;
    }

    /** Where only a person can say how it goes on. */
    private Optional<Failure> stageQuestion(PlacedOrder placed) {
        boolean cancelledThereOnly = placed.stage() == OrderStage.CANCELLED && order.stage() != OrderStage.CANCELLED;
        boolean tooLateToCancel = order.stage() == OrderStage.CANCELLED
                && placed.stage() != OrderStage.CANCELLED
                && !placed.cancellable();
        if (cancelledThereOnly) {
            return Optional.of(OrderFailures.cancelledInTarget(order, placed));
        }
        return tooLateToCancel ? Optional.of(OrderFailures.cancelledAfterProcessing(order, placed)) : Optional.empty();
    }

    private boolean mayAdvance(PlacedOrder placed) {
        if (placed.stage() == order.stage()) {
            return false;
        }
        return switch (order.stage()) {
            case CONFIRMED ->
                rulings.allows(
                        DataName.ORDER_PAYMENT,
                        "CONFIRMED",
                        placed,
                        placed.stage().name());
            case CANCELLED ->
                rulings.allows(
                        DataName.ORDER_CANCELLATION,
                        "CANCELLED",
                        placed,
                        placed.stage().name());
            // A confirmation there is never taken back by a shop that waits for money again.
            case PLACED, DRAFT -> false;
        };
    }

    /** Shipping belongs to its owner: where the shop claims another state than the target has, the map decides. */
    private void noteFulfilment(PlacedOrder placed) {
        boolean claims = order.fulfilment() != Fulfilment.OPEN && order.fulfilment() != placed.fulfilment();
        if (claims) {
            rulings.allows(
                    DataName.ORDER_STATUS,
                    order.fulfilment().name(),
                    placed,
                    placed.fulfilment().name());
        }
    }

    private Outcome held(Failure failure, PlacedOrder placed) {
        return new Outcome.Held(failure, Optional.of(placed.ref()), rulings.conflicts());
    }

    private PlacedOrder noted(String verb, PlacedOrder placed) {
        trace.note(verb + " " + placed.ref().number() + ", " + placed.stage());
        return placed;
    }
}
