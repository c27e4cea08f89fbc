package dev.waybill.domain.document;

import dev.waybill.domain.money.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Goods that have left, or come back: a delivery note. One that is only planned is none.
 *
 * @param number as printed on the delivery note; unique among the shipments of its direction in its system
 * @param shippedOn the day in the sender's zone
 * @param tracking the carrier's numbers of the parcels; may be none, and may come later than the shipment
 */
public record Shipment(
        String number,
        Direction direction,
        Optional<LocalDate> shippedOn,
        Optional<String> carrier,
        List<String> tracking,
        List<Line> lines)
        implements Paper {
    public Shipment {
        tracking = List.copyOf(tracking);
        lines = List.copyOf(lines);
    }

    /** Which way the goods go. */
    public enum Direction {
        TO_BUYER,
        BACK
    }

    /** So much of an item, by the number that shops know it by. */
    public record Line(String sku, Quantity quantity) {}

    /**
     * Tells this shipment, said in this way: a tracking number that comes later is news. Systems number each kind of document
     * by itself, so the number alone does not tell.
     */
    @Override
    public String mark() {
        String kind = direction == Direction.TO_BUYER ? "shipment " : "return ";
        return kind + number + (tracking.isEmpty() ? "" : " " + String.join(" ", tracking));
    }
}
