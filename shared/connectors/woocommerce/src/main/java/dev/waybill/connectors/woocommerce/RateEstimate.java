package dev.waybill.connectors.woocommerce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The percentage behind taxes of a shop that does not name it (WooCommerce before 3.7): only if, given how the amounts were
 * rounded, exactly one percentage with three decimals explains them all. 0.83 on 10.00 may be 8.25 or 8.3: no answer.
 */
final class RateEstimate {
    private static final int DECIMALS = 3;
    /** Half of the last decimal of amounts that the shop kept unrounded. */
    private static final BigDecimal UNROUNDED = new BigDecimal("0.0000005");

    private final int decimals;
    private BigDecimal lowest = BigDecimal.ZERO;
    private BigDecimal highest = BigDecimal.valueOf(100);
    private boolean seen;

    RateEstimate(int decimals) {
        this.decimals = decimals;
    }

    /** One amount of tax and what it was charged on. */
    void add(BigDecimal net, BigDecimal tax) {
        if (net.signum() <= 0 || tax.signum() <= 0) {
            return;
        }
        BigDecimal half = tax.stripTrailingZeros().scale() > decimals
                ? UNROUNDED
                : BigDecimal.ONE.movePointLeft(decimals).divide(BigDecimal.TWO);
        lowest = lowest.max(percent(tax.subtract(half), net));
        highest = highest.min(percent(tax.add(half), net));
        seen = true;
    }

    /** The percentage; empty where none or several fit. */
    Optional<BigDecimal> percent() {
        BigDecimal first = lowest.setScale(DECIMALS, RoundingMode.CEILING);
        BigDecimal second = first.add(BigDecimal.ONE.movePointLeft(DECIMALS));
        return seen && first.compareTo(highest) <= 0 && second.compareTo(highest) > 0
                ? Optional.of(first)
                : Optional.empty();
    }

    private static BigDecimal percent(BigDecimal tax, BigDecimal net) {
        return tax.movePointRight(2).divide(net, MathContext.DECIMAL64);
    }
}
