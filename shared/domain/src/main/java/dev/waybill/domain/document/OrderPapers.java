package dev.waybill.domain.document;

import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import java.util.Currency;
import java.util.List;

/**
 * All the paper of one order, as its owner has it now.
 *
 * @param order the order in the system that writes the paper
 * @param progress how far it has come there
 * @param invoicedInFull whether no further invoice is to be expected for what was ordered
 */
public record OrderPapers(
        ExternalRef order,
        Progress progress,
        boolean invoicedInFull,
        Currency currency,
        List<Shipment> shipments,
        List<Invoice> invoices) {
    public OrderPapers {
        shipments = List.copyOf(shipments);
        invoices = List.copyOf(invoices);
    }

    /** How far an order has come where it is processed. */
    public enum Progress {
        OPEN,
        PARTLY_SHIPPED,
        SHIPPED,
        CANCELLED
    }

    /** Invoices less credit notes, with tax. */
    public Money charged() {
        return Money.sum(currency, invoices.stream().map(Invoice::charge).toList());
    }
}
