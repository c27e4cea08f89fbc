package dev.waybill.domain.item;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How heavy one piece is. Written with its unit: {@code 1.25 kg}. */
public record Weight(BigDecimal amount, Unit unit) {
    /** Shops keep no more. */
    private static final int DECIMALS = 4;

    public Weight {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** What a weight is counted in, exactly: the pound is the international one of 1959. */
    public enum Unit {
        G("g", "1"),
        KG("kg", "1000"),
        OZ("oz", "28.349523125"),
        LB("lb", "453.59237");

        private final String sign;
        private final BigDecimal grams;

        Unit(String sign, String grams) {
            this.sign = sign;
            this.grams = new BigDecimal(grams);
        }

        public static Optional<Unit> of(String sign) {
            return List.of(values()).stream()
                    .filter(unit -> unit.sign.equals(sign))
                    .findFirst();
        }
    }

    /** The same in another unit, rounded once, half up, to four decimals; as it is in its own. */
    public Weight in(Unit other) {
        return unit == other
                ? this
                : new Weight(amount.multiply(unit.grams).divide(other.grams, DECIMALS, RoundingMode.HALF_UP), other);
    }

    /** Empty for what is no weight. */
    public static Optional<Weight> of(String text) {
        String[] parts = text.split(" ", 2);
        try {
            BigDecimal amount = new BigDecimal(parts[0]);
            return parts.length < 2 ? Optional.empty() : Unit.of(parts[1]).map(unit -> new Weight(amount, unit));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + unit.sign;
    }
}
