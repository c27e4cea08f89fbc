package dev.waybill.flows;

import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.ownership.OwnershipConflict;
import java.util.stream.Collectors;

/** The sentences of this flow: what, which order, both values, what to do. */
final class DocumentFailures {
    private DocumentFailures() {}

    static Failure totalsDiffer(OrderPapers papers, Shown shown) {
        String listed =
                papers.invoices().stream().map(DocumentComparison::words).collect(Collectors.joining(", "));
        return Failure.of(
                FailureCode.DOCUMENT_TOTALS_DIFFER,
                papers.order().system(),
                "checkTotals",
                "order " + shown.order().number() + " (" + papers.order().number() + "): "
                        + papers.order().system()
                        + " charged " + papers.charged() + " (" + listed + "), but the buyer paid "
                        + shown.charged() + " in " + shown.order().system() + ", refunds taken off",
                "write the missing credit note in " + papers.order().system() + " or make the missing refund in "
                        + shown.order().system()
                        + ", then redrive; `waybill approve` shows them as they are; shipments are shown, these invoices are not");
    }

    static Failure ownershipAsk(OrderPapers papers, OwnershipConflict conflict, ExternalRef order) {
        return Failure.of(
                FailureCode.OWNERSHIP_ASK,
                order.system(),
                "decide",
                "order " + order.number() + " (" + papers.order().number() + "): " + conflict.sentence(),
                "decide which is right: `waybill approve` shows it in the shop, or dismiss this; to let it pass always,"
                        + " change the rule in waybill.yaml");
    }

    /** Whether the same would come back for the same. */
    static boolean isFinal(Failure failure) {
        return switch (failure.kind()) {
            case REFUSED, MISCONFIGURED, MALFORMED -> true;
            case UNAUTHENTIC, UNDECIDED, UNAVAILABLE, UNCONFIRMED, CONFLICTING, DEFECT -> false;
        };
    }

    /** Why a document is told without its file. */
    static String words(Failure failure) {
        return failure.why() + " (" + failure.code() + ")";
    }

    static Failure notOurs(OrderReference reference, Envelope envelope) {
        return Failure.of(
                FailureCode.FIELD_WRONG,
                envelope.source(),
                "translate",
                "'" + reference + "' is no reference that Waybill gave an order: expected shop:order",
                "see who changed the reference of this order in " + envelope.source());
    }
}
