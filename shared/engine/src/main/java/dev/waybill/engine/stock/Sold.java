package dev.waybill.engine.stock;

import dev.waybill.domain.stock.Fraction;
import java.util.Map;

/**
 * What shops have sold that the owner of stock does not know of yet.
 *
 * @param bySku in the owner's units; an item without open orders is missing
 */
record Sold(Map<String, Fraction> bySku) {
    static final Sold NOTHING = new Sold(Map.of());

    Sold {
        bySku = Map.copyOf(bySku);
    }

    Fraction of(String sku) {
        return bySku.getOrDefault(sku, Fraction.ZERO);
    }
}
