package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A posted invoice or credit note.
 *
 * @param order the number of its order
 * @param total with tax; positive for both kinds
 */
public record Invoice(
        String number, Kind kind, String order, LocalDate issuedOn, BigDecimal total, BigDecimal tax, String currency) {
    /** Asks for money, or gives it back. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /**
     * What a caller sends to give money back.
     *
     * @param total with tax
     */
    public record CreditForm(BigDecimal total) {}
}
