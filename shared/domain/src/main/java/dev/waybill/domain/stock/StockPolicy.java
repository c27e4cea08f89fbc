package dev.waybill.domain.stock;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a route makes of the number its owner tells.
 *
 * @param safetyStock so many are never shown
 * @param openOrders whether what is sold, and the owner does not know of, is shown
 * @param locations the owner's own names of the places to add up; empty for those of the system's setting
 */
public record StockPolicy(BigDecimal safetyStock, OpenOrders openOrders, List<String> locations) {
    /** Everything is shown but what is sold. */
    public static final StockPolicy NONE = new StockPolicy(BigDecimal.ZERO, List.of());

    public StockPolicy {
        safetyStock = safetyStock.signum() == 0 ? BigDecimal.ZERO : safetyStock.stripTrailingZeros();
        locations = List.copyOf(locations);
        if (safetyStock.signum() < 0) {
            throw new IllegalArgumentException("a safety stock is zero or more, but was " + safetyStock);
        }
    }

    /** Open orders are subtracted. */
    public StockPolicy(BigDecimal safetyStock, List<String> locations) {
        this(safetyStock, OpenOrders.SUBTRACTED, locations);
    }
}
