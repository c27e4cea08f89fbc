package dev.waybill.demo.erp;

import java.time.Instant;

/**
 * What the ERP says of an item to those who sell it; an empty text where it says nothing.
 *
 * @param weight of one piece, with its unit: {@code 1.25 kg}
 * @param at when it was last said
 */
public record Sheet(String sku, String name, String description, String weight, String barcode, Instant at) {
    /** The same, said at a time. */
    Sheet at(Instant now) {
        return new Sheet(sku, name, description, weight, barcode, now);
    }
}
