package dev.waybill.domain.stock;

import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Why a shop shows the number it shows.
 *
 * @param owner who told what is available
 * @param available may be negative or a fraction
 * @param onTheirWay sold in orders that the owner does not have yet; zero if the route ignores them
 * @param decimals how many the target keeps
 */
public record StockFormula(
        SystemId owner, Quantity available, BigDecimal onTheirWay, StockPolicy policy, int decimals) {
    /** The number to show: never negative, and never more than there is of it. */
    public BigDecimal number() {
        BigDecimal kept = computed().max(BigDecimal.ZERO).setScale(decimals, RoundingMode.DOWN);
        return kept.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(kept.stripTrailingZeros().toPlainString());
    }

    private BigDecimal computed() {
        return available.value().subtract(policy.safetyStock()).subtract(onTheirWay);
    }

    /** {@code erp available 9 − safety stock 2 = 7}; says so where the number shown is another than the one computed. */
    public String sentence() {
        String less = less("safety stock", policy.safetyStock()) + less("orders on their way", onTheirWay);
        String result = less.isEmpty() ? "" : less + " = " + computed().toPlainString();
        String shown = computed().compareTo(number()) == 0 ? "" : ", shown as " + number().toPlainString();
        return owner + " available " + available + result + shown;
    }

    private static String less(String what, BigDecimal much) {
        return much.signum() == 0 ? "" : " − " + what + " " + much.toPlainString();
    }
}
