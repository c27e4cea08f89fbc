package dev.waybill.connector.item;

import dev.waybill.domain.failure.Failure;

/** How the write of one item ended. */
public sealed interface ItemWritten {
    String sku();

    /** The target shows what was written now. */
    record Written(String sku) implements ItemWritten {}

    /** The target does not take it; it is as it was. */
    record Refused(String sku, Failure failure) implements ItemWritten {}
}
