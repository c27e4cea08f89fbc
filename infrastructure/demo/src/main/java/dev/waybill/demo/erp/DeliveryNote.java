package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A parcel that left.
 *
 * @param order the number of its order
 * @param tracking the carrier's numbers; may be none
 */
public record DeliveryNote(
        String number, String order, LocalDate shippedOn, String carrier, List<String> tracking, List<Line> lines) {
    public DeliveryNote {
        tracking = List.copyOf(tracking);
        lines = List.copyOf(lines);
    }

    /** So much of an item. */
    public record Line(String sku, BigDecimal quantity) {}

    /**
     * What a caller sends to ship.
     *
     * @param carrier may be empty
     * @param lines none for all that is left
     */
    public record Form(String carrier, List<String> tracking, List<Line> lines) {
        /** All that is left, by nobody in particular. */
        static final Form REST = new Form("", List.of(), List.of());

        public Form {
            tracking = List.copyOf(tracking);
            lines = List.copyOf(lines);
        }
    }
}
