package dev.waybill.engine.stock;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What shops have sold that the owner of stock does not know of yet.
 *
 * @param bySku pieces; an item without open orders is missing
 */
record Sold(Map<String, BigDecimal> bySku) {
    static final Sold NOTHING = new Sold(Map.of());

    Sold {
        bySku = Map.copyOf(bySku);
    }

    BigDecimal of(String sku) {
        return bySku.getOrDefault(sku, BigDecimal.ZERO);
    }
}
