package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Goods that came or went, or were promised to an order or released from it.
 *
 * @param quantity added to what is there; negative for what left
 * @param reserved added to what is promised; negative for what is not promised any more
 */
public record StockMove(String sku, String place, BigDecimal quantity, BigDecimal reserved, String why, Instant at) {
    /** Found or delivered, promised to nobody. */
    public static StockMove counted(String sku, String place, BigDecimal quantity, Instant at) {
        return new StockMove(sku, place, quantity, BigDecimal.ZERO, "counted", at);
    }
}
