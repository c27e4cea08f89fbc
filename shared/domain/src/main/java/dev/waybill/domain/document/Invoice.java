package dev.waybill.domain.document;

import dev.waybill.domain.money.Money;
import java.time.LocalDate;

/**
 * A posted invoice or credit note. Drafts and cancelled ones are none.
 *
 * @param number as printed on it; unique among its kind in its system
 * @param issuedOn the invoice's date
 * @param total with tax; of a credit note what is given back, so positive too
 * @param tax within the total
 * @param open what of the total is not settled yet
 */
public record Invoice(String number, Kind kind, LocalDate issuedOn, Money total, Money tax, Money open)
        implements Paper {
    /** Whether it asks for money or gives it back. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /** Seen from the buyer: what it adds to the debt; negative for a credit note. */
    public Money charge() {
        return kind == Kind.INVOICE ? total : total.negate();
    }

    /** Numbers are counted for each kind by itself. */
    @Override
    public String mark() {
        return (kind == Kind.INVOICE ? "invoice " : "credit-note ") + number;
    }
}
