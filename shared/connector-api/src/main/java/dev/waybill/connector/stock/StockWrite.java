package dev.waybill.connector.stock;

import java.math.BigDecimal;

/**
 * A number to show.
 *
 * @param before as read from the target
 */
public record StockWrite(StockLevel before, BigDecimal quantity) {
    public String sku() {
        return before.sku();
    }
}
