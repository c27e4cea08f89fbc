package dev.waybill.connector.stock;

import dev.waybill.domain.failure.Failure;

/** What a target says about one SKU. */
public sealed interface StockReading permits StockLevel, StockReading.Unfit {
    String sku();

    /** The target has it, but no number can be shown for it until a person does something: two products share the SKU. */
    record Unfit(String sku, Failure failure) implements StockReading {}
}
