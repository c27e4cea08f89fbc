package dev.waybill.demo.erp;

import java.math.BigDecimal;

/** How much of an item is there, how much of that is promised to orders, and what is left to sell. */
public record StockLevel(String sku, BigDecimal onHand, BigDecimal reserved, BigDecimal available) {
    static StockLevel none(String sku) {
        return new StockLevel(sku, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    StockLevel plus(BigDecimal more, BigDecimal moreReserved) {
        BigDecimal there = onHand.add(more);
        BigDecimal promised = reserved.add(moreReserved);
        return new StockLevel(sku, there, promised, there.subtract(promised));
    }
}
