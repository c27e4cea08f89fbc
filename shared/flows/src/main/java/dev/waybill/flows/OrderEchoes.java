package dev.waybill.flows;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.port.Ledger;
import java.util.List;
import java.util.Optional;

/**
 * Knows a state of an order that says nothing which its target does not have: shops send several webhooks about one change, and one
 * about each note or status that we write. Only what was delivered whole, with the configuration in force, is compared with; a
 * cancellation, and what a person sends again, is always carried.
 */
record OrderEchoes(Ledger ledger) {
    /** The longest id of a subject. */
    private static final int LONGEST_ID = 200;

    /**
     * Why the order is not carried; empty if it is.
     *
     * @throws dev.waybill.domain.failure.FailureException if the ledger cannot be read
     */
    Optional<Outcome> objection(Order order, OrderDigest now, Delivery delivery) {
        boolean always =
                order.stage() == OrderStage.CANCELLED || delivery.envelope().redriven() == Envelope.Redriven.YES;
        return always
                ? Optional.empty()
                : delivery.deliveredAsNow()
                        .flatMap(Link::told)
                        .flatMap(OrderDigest::parse)
                        .filter(now::isButForShipping)
                        .flatMap(before ->
                                skipped(order, before, now, delivery.envelope().target()));
    }

    private Optional<Outcome> skipped(Order order, OrderDigest before, OrderDigest now, SystemId erp) {
        if (now.equals(before)) {
            return Optional.of(new Outcome.Skipped(
                    SkipReason.UNCHANGED, "says nothing that " + erp + " does not have already", List.of()));
        }
        // What is open again says nothing about shipping that could contradict, but it is not ours: nobody writes it
        // there.
        boolean ours = now.fulfilment() != Fulfilment.OPEN && shown(order, erp).equals(Optional.of(now.fulfilment()));
        return ours
                ? Optional.of(new Outcome.Skipped(
                        SkipReason.ECHO,
                        "new is only that shipping is " + now.fulfilment() + ", which " + erp + " told "
                                + order.subject().system() + " through us",
                        List.of()))
                : Optional.empty();
    }

    /** What its shop was told last of the order's shipping, as paper. */
    private Optional<Fulfilment> shown(Order order, SystemId erp) {
        SystemId shop = order.subject().system();
        String reference = OrderReference.of(order.subject()).value();
        return reference.length() > LONGEST_ID
                ? Optional.empty()
                : ledger.link(new SubjectRef(EntityKind.DOCUMENT, erp, reference), shop)
                        .flatMap(Link::told)
                        .map(Fulfilment::valueOf);
    }
}
