package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a caller sends to create or revise a sales order; the ERP computes every amount itself. */
public record OrderForm(
        String reference,
        Instant orderedAt,
        String party,
        Place billTo,
        Place shipTo,
        List<Line> lines,
        String currency,
        String note) {
    public OrderForm {
        lines = List.copyOf(lines);
    }

    /**
     * One position.
     *
     * @param unitPrice without tax, at most four decimals
     * @param taxes codes of the taxes to charge
     */
    public record Line(String sku, String description, BigDecimal quantity, BigDecimal unitPrice, List<String> taxes) {
        public Line {
            taxes = List.copyOf(taxes);
        }
    }
}
