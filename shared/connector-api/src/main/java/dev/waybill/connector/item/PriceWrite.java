package dev.waybill.connector.item;

import dev.waybill.domain.money.Money;
import java.util.Optional;

/**
 * A price to show.
 *
 * @param before as read from the target
 * @param price empty for none: what an undo of an item's first price restores
 */
public record PriceWrite(ShownPrice before, Optional<Money> price) {
    public String sku() {
        return before.sku();
    }
}
