package dev.waybill.domain.money;

import java.math.BigDecimal;

/** How many of something, in a unit; {@link #PIECES} unless a source says otherwise. May be fractional. */
public record Quantity(BigDecimal value, String unit) {
    public static final String PIECES = "pcs";

    public Quantity {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static Quantity pieces(BigDecimal value) {
        return new Quantity(value, PIECES);
    }

    public static Quantity pieces(long value) {
        return pieces(BigDecimal.valueOf(value));
    }

    @Override
    public String toString() {
        return unit.equals(PIECES) ? value.toPlainString() : value.toPlainString() + " " + unit;
    }
}
