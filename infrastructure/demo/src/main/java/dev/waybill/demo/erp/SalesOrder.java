package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A sales order in the ERP's books, with the amounts the ERP computed.
 *
 * @param reference the caller's own name for it, unique
 * @param revision counts up with each change; a change must name the one it read
 * @param party reference of the {@link Contact} who buys
 */
public record SalesOrder(
        String number,
        String reference,
        int revision,
        State state,
        Instant orderedAt,
        String party,
        Place billTo,
        Place shipTo,
        List<Line> lines,
        String currency,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total,
        String note,
        Instant changedAt) {
    public SalesOrder {
        lines = List.copyOf(lines);
    }

    /** Where it stands. May be changed as {@link #DRAFT} only; may be called off until the warehouse begins. */
    public enum State {
        DRAFT,
        CONFIRMED,
        /** The warehouse is at work on it. */
        PROCESSING,
        SHIPPED,
        CANCELLED
    }

    /**
     * One position of it.
     *
     * @param amount without tax, rounded to the currency
     * @param tax on this line, each tax rounded to the currency
     */
    public record Line(
            String sku,
            boolean service,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            List<String> taxes,
            BigDecimal amount,
            BigDecimal tax) {
        public Line {
            taxes = List.copyOf(taxes);
        }
    }

    /** Which order, and when it came to say what it says. */
    record Heading(String number, int revision, Instant now) {}

    /** A draft with these lines; its total is told wrong by the distortion. */
    static SalesOrder draft(Heading heading, OrderForm form, List<Line> lines, BigDecimal distortion) {
        BigDecimal net = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal tax = lines.stream().map(Line::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SalesOrder(
                heading.number(),
                form.reference(),
                heading.revision(),
                State.DRAFT,
                form.orderedAt(),
                form.party(),
                form.billTo(),
                form.shipTo(),
                lines,
                form.currency(),
                net,
                tax,
                net.add(tax).add(distortion),
                form.note(),
                heading.now());
    }

    SalesOrder moved(State next, Instant now) {
        return new SalesOrder(
                number,
                reference,
                revision + 1,
                next,
                orderedAt,
                party,
                billTo,
                shipTo,
                lines,
                currency,
                net,
                tax,
                total,
                note,
                now);
    }

    @Override
    public String toString() {
        return "SalesOrder[" + number + ", " + reference + ", " + state + ", " + total + " " + currency + "]";
    }
}
