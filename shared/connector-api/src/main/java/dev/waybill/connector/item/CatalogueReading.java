package dev.waybill.connector.item;

import dev.waybill.domain.failure.Failure;

/** What a target says about the catalogue entry of one SKU. */
public sealed interface CatalogueReading permits ShownTexts, CatalogueReading.Unfit {
    String sku();

    /** The target has it, but nothing can be shown for it until a person does something: two products share the SKU. */
    record Unfit(String sku, Failure failure) implements CatalogueReading {}
}
