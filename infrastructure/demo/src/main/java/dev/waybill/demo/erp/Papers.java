package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Delivery notes, invoices and credit notes, and when each was written. Not for several threads. */
public final class Papers {
    private final List<DeliveryNote> notes = new ArrayList<>();
    private final List<Invoice> invoices = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * The sign that the paper of an order says something else.
     *
     * @param document {@code invoice INV00001}
     * @param reference the order's
     */
    public record Change(String document, String reference, Instant at) {}

    /** All there is, as it is kept. */
    public record Filed(List<DeliveryNote> notes, List<Invoice> invoices, List<Change> changes) {
        public Filed {
            notes = List.copyOf(notes);
            invoices = List.copyOf(invoices);
            changes = List.copyOf(changes);
        }
    }

    /** The paper of one order. */
    public record OfOrder(SalesOrder order, List<DeliveryNote> notes, List<Invoice> invoices) {
        public OfOrder {
            notes = List.copyOf(notes);
            invoices = List.copyOf(invoices);
        }
    }

    void file(DeliveryNote note, SalesOrder order) {
        notes.add(note);
        changed("delivery note " + note.number(), order);
    }

    void file(Invoice invoice, SalesOrder order, Instant now) {
        invoices.add(invoice);
        String kind = invoice.kind() == Invoice.Kind.INVOICE ? "invoice " : "credit note ";
        changes.add(new Change(kind + invoice.number(), order.reference(), now));
    }

    void changed(String document, SalesOrder order) {
        changes.add(new Change(document, order.reference(), order.changedAt()));
    }

    void load(Filed before) {
        notes.addAll(before.notes());
        invoices.addAll(before.invoices());
        changes.addAll(before.changes());
    }

    Filed filed() {
        return new Filed(notes, invoices, changes);
    }

    OfOrder of(SalesOrder order) {
        return new OfOrder(
                order,
                notes.stream()
                        .filter(note -> note.order().equals(order.number()))
                        .toList(),
                invoices.stream()
                        .filter(invoice -> invoice.order().equals(order.number()))
                        .toList());
    }

    /** Invoices less credit notes of an order, with tax. */
    BigDecimal charged(SalesOrder order) {
        return of(order).invoices().stream()
                .map(invoice -> invoice.kind() == Invoice.Kind.INVOICE
                        ? invoice.total()
                        : invoice.total().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String nextNote() {
        return "DN%05d".formatted(notes.size() + 1);
    }

    String next(Invoice.Kind kind) {
        long before =
                invoices.stream().filter(invoice -> invoice.kind() == kind).count();
        return (kind == Invoice.Kind.INVOICE ? "INV%05d" : "CN%05d").formatted(before + 1);
    }

    List<Change> changes(Listed part) {
        return part.of(changes, Change::at);
    }
}
