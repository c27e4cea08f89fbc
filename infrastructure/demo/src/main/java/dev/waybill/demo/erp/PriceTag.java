package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one piece of an item costs its buyer, without tax.
 *
 * @param taxPercent the item's rate of tax
 * @param cost what it costs the owner; 0 where nobody knows
 */
public record PriceTag(
        String sku, BigDecimal price, String currency, BigDecimal taxPercent, BigDecimal cost, Instant at) {
    /** The same, said at a time. */
    PriceTag at(Instant now) {
        return new PriceTag(sku, price, currency, taxPercent, cost, now);
    }
}
