package dev.waybill.connector.stock;

import dev.waybill.domain.failure.Failure;

/** How the write of one SKU ended. */
public sealed interface StockWritten {
    String sku();

    /** The target shows the number now. */
    record Written(String sku) implements StockWritten {}

    /** The target does not take it; it is as it was. */
    record Refused(String sku, Failure failure) implements StockWritten {}

    /**
     * Left alone, because it does not show what was read any more.
     *
     * @param now what it shows instead: to decide anew, not to write the same number over it
     */
    record Changed(StockLevel now) implements StockWritten {
        @Override
        public String sku() {
            return now.sku();
        }
    }
}
