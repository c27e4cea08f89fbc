package dev.waybill.domain.stock;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a route makes of the number its owner tells.
 *
 * @param safetyStock so many are never shown, in the shop's units
 * @param openOrders whether what is sold, and the owner does not know of, is shown
 * @param locations the owner's own names of the places to add up; empty for those of the system's setting
 * @param units how many of the owner's units one in the shop is, by SKU, more than zero each; one where nothing is said
 * @param driftTolerance differences up to this, in the shop's units, are no drift
 */
public record StockPolicy(
        BigDecimal safetyStock,
        OpenOrders openOrders,
        List<String> locations,
        Map<String, Fraction> units,
        BigDecimal driftTolerance) {
    /** Everything is shown but what is sold. */
    public static final StockPolicy NONE = new StockPolicy(BigDecimal.ZERO, List.of());

    public StockPolicy {
        safetyStock = zeroOrMore("a safety stock", safetyStock);
        locations = List.copyOf(locations);
        units = Map.copyOf(units);
        driftTolerance = zeroOrMore("a tolerance of drift", driftTolerance);
        if (!units.values().stream().allMatch(Fraction::isPositive)) {
            throw new IllegalArgumentException("one in the shop is more than nothing of the owner's, but was " + units);
        }
    }

    /** Open orders are subtracted. */
    public StockPolicy(BigDecimal safetyStock, List<String> locations) {
        this(safetyStock, OpenOrders.SUBTRACTED, locations);
    }

    /** Owner and shop count alike, and every difference is drift. */
    public StockPolicy(BigDecimal safetyStock, OpenOrders openOrders, List<String> locations) {
        this(safetyStock, openOrders, locations, Map.of(), BigDecimal.ZERO);
    }

    public StockPolicy withUnits(Map<String, Fraction> newUnits) {
        return new StockPolicy(safetyStock, openOrders, locations, newUnits, driftTolerance);
    }

    public StockPolicy withDriftTolerance(BigDecimal newTolerance) {
        return new StockPolicy(safetyStock, openOrders, locations, units, newTolerance);
    }

    /** How many of the owner's units one of this SKU in the shop is. */
    public Fraction unit(String sku) {
        return units.getOrDefault(sku, Fraction.ONE);
    }

    /** How a shop that keeps so many decimals counts this SKU. */
    public StockFormula.Shown shown(String sku, int decimals) {
        return new StockFormula.Shown(unit(sku), safetyStock, decimals);
    }

    private static BigDecimal zeroOrMore(String what, BigDecimal much) {
        if (much.signum() < 0) {
            throw new IllegalArgumentException(what + " is zero or more, but was " + much);
        }
        return much.signum() == 0 ? BigDecimal.ZERO : much.stripTrailingZeros();
    }
}
