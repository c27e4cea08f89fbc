package dev.waybill.domain.stock;

import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;

/**
 * Why a shop shows the number it shows. Nothing is rounded before the end.
 *
 * @param owner who told what is available
 * @param available in the owner's units; may be negative or a fraction
 * @param sold in orders that the owner does not have yet, in the owner's units; zero if the route ignores them
 * @param shown how the target counts it
 */
public record StockFormula(SystemId owner, Quantity available, Fraction sold, Shown shown) {
    /**
     * How a target counts an item.
     *
     * @param unit how many of the owner's units one of it is
     * @param safetyStock so many are never shown
     * @param decimals how many the target keeps
     */
    public record Shown(Fraction unit, BigDecimal safetyStock, int decimals) {}

    /** The number to show: never negative, and never more than there is of it. */
    public BigDecimal number() {
        BigDecimal kept = computed().floor(shown.decimals()).max(BigDecimal.ZERO);
        return kept.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(kept.stripTrailingZeros().toPlainString());
    }

    private Fraction computed() {
        return inShop(Fraction.of(available.value())).minus(safetyStock()).minus(inShop(sold));
    }

    private Fraction inShop(Fraction ofOwner) {
        return ofOwner.dividedBy(shown.unit());
    }

    private Fraction safetyStock() {
        return Fraction.of(shown.safetyStock());
    }

    /**
     * {@code erp available 9 − safety stock 2 = 7}, {@code erp available 27 ÷ 6 = 4.5 − safety stock 1 = 3.5, shown as 3}; what is
     * subtracted is in the shop's units.
     */
    public String sentence() {
        String units = shown.unit().equals(Fraction.ONE)
                ? ""
                : " ÷ " + shown.unit().word() + " = " + inShop(Fraction.of(available.value()));
        String less = less("safety stock", safetyStock()) + less("orders on their way", inShop(sold));
        String result = less.isEmpty() ? "" : less + " = " + computed();
        String shownAs = computed().equals(Fraction.of(number())) ? "" : ", shown as " + number().toPlainString();
        return owner + " available " + available + units + result + shownAs;
    }

    private static String less(String what, Fraction much) {
        return much.isZero() ? "" : " − " + what + " " + much;
    }
}
