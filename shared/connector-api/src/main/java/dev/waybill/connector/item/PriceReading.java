package dev.waybill.connector.item;

import dev.waybill.domain.failure.Failure;

/** What a target says about the price of one SKU. */
public sealed interface PriceReading permits ShownPrice, PriceReading.Unfit {
    String sku();

    /** The target has it, but no price can be shown for it until a person does something: two products share the SKU. */
    record Unfit(String sku, Failure failure) implements PriceReading {}
}
