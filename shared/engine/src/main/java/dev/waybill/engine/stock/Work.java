package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.engine.delivery.Attempt;

/**
 * One SKU, claimed.
 *
 * @param number of this attempt, from 1
 */
record Work(Look look, Attempt attempt, int number) {
    /** Claimed work with the number to write over what the target shows. */
    record Write(Work work, Wanted wanted, StockLevel before) {
        StockWrite write() {
            return new StockWrite(before, wanted.formula().number());
        }

        String sku() {
            return work.look().sku();
        }
    }
}
