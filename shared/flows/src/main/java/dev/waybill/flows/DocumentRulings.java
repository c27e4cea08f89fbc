package dev.waybill.flows;

import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipConflict;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the ownership map says about the paper of one order; asked before it is shown. Collects what was not let through. */
final class DocumentRulings {
    private final OrderPapers papers;
    private final Shown shown;
    private final Delivery delivery;
    private final List<OwnershipConflict> conflicts = new ArrayList<>();

    DocumentRulings(OrderPapers papers, Shown shown, Delivery delivery) {
        this.papers = papers;
        this.shown = shown;
        this.delivery = delivery;
    }

    List<OwnershipConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** As much of it as the source may say. */
    News allowed(News missing) {
        boolean shipments = !missing.shipments().isEmpty()
                && mayShow(DataName.DOCUMENT_SHIPMENT, missing.shipments().size());
        boolean invoices = !missing.invoices().isEmpty()
                && mayShow(DataName.DOCUMENT_INVOICE, missing.invoices().size());
        boolean complete = missing.complete()
                && allows(new Contradiction(
                        DataName.ORDER_STATUS, "SHIPPED", shown.fulfilment().name()));
        boolean cancel = missing.cancel()
                && allows(new Contradiction(
                        DataName.ORDER_CANCELLATION, "CANCELLED", shown.stage().name()));
        return new News(
                shipments ? missing.shipments() : List.of(),
                invoices ? missing.invoices() : List.of(),
                complete,
                cancel);
    }

    private boolean mayShow(DataName data, int documents) {
        return allows(new Contradiction(
                data, documents + " of order " + papers.order().number(), "not shown"));
    }

    private boolean allows(Contradiction contradiction) {
        Decision decision = delivery.landscape()
                .ownership()
                .mayChange(delivery.envelope().source(), contradiction.data(), marketOfShop());
        if (decision.isAllowed()) {
            return true;
        }
        OwnershipConflict conflict = contradiction.by(delivery.envelope().source(), decision);
        if (conflict.policy() == ConflictPolicy.ASK) {
            if (delivery.envelope().isApproved(FailureCode.OWNERSHIP_ASK)) {
                return true;
            }
            throw new FailureException(DocumentFailures.ownershipAsk(papers, conflict, shown.order()));
        }
        conflicts.add(conflict);
        return false;
    }

    private Optional<Market> marketOfShop() {
        return delivery.landscape().system(delivery.envelope().target()).flatMap(SystemSpec::market);
    }
}
