package dev.waybill.connector.item;

import dev.waybill.domain.failure.Failure;

/** How the write of one price ended. */
public sealed interface PriceWritten {
    String sku();

    /** The target shows the price now. */
    record Written(String sku) implements PriceWritten {}

    /** The target does not take it; it is as it was. */
    record Refused(String sku, Failure failure) implements PriceWritten {}
}
