package dev.waybill.flows;

import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.util.ArrayList;
import java.util.List;

/** What there is on paper, beside what the shop shows. */
final class DocumentComparison {
    private DocumentComparison() {}

    /** What the shop does not show yet. An order that the shop called off is not shown as shipped: that is for people. */
    static News missing(OrderPapers papers, Shown shown) {
        List<Shipment> shipments = papers.shipments().stream()
                .filter(shipment -> !shown.documents().contains(shipment.mark()))
                .toList();
        List<Invoice> invoices = papers.invoices().stream()
                .filter(invoice -> !shown.documents().contains(invoice.mark()))
                .toList();
        boolean live = shown.stage() != OrderStage.CANCELLED;
        boolean complete = live && papers.progress() == Progress.SHIPPED && shown.fulfilment() != Fulfilment.COMPLETE;
        return new News(shipments, invoices, complete, live && papers.progress() == Progress.CANCELLED);
    }

    /**
     * Whether invoices less credit notes are more than the buyer was charged, ever; or less, once nothing more will be
     * invoiced. Nothing invoiced is no difference while invoices are still to come.
     */
    static boolean moneyDiffers(OrderPapers papers, Shown shown) {
        boolean sameCurrency = papers.currency().equals(shown.charged().currency());
        if (!sameCurrency) {
            return !papers.invoices().isEmpty();
        }
        int sign = papers.charged().compareTo(shown.charged());
        return !papers.invoices().isEmpty() && (sign > 0 || (sign < 0 && papers.invoicedInFull()));
    }

    static String words(News news) {
        return news.isEmpty() ? "shows everything already" : "shown: " + names(news);
    }

    /** {@code delivery note 12, invoice 7 (121.00 EUR), shipped}. */
    static String names(News news) {
        List<String> words = new ArrayList<>();
        news.shipments().forEach(shipment -> words.add(name(shipment)));
        news.invoices().forEach(invoice -> words.add(words(invoice)));
        if (news.complete()) {
            words.add("shipped");
        }
        if (news.cancel()) {
            words.add("cancelled");
        }
        return String.join(", ", words);
    }

    /** {@code delivery note 12}. */
    static String name(Paper paper) {
        String kind =
                switch (paper) {
                    case Shipment shipment ->
                        shipment.direction() == Shipment.Direction.BACK ? "return " : "delivery note ";
                    case Invoice invoice -> invoice.kind() == Invoice.Kind.INVOICE ? "invoice " : "credit note ";
                };
        return kind + paper.number();
    }

    static String words(Invoice invoice) {
        return name(invoice) + " (" + invoice.total() + ")";
    }
}
