package dev.waybill.connector.item;

import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import java.util.Optional;

/**
 * The regular price that a target shows for one SKU; what it takes off in a sale of its own is not in it.
 *
 * @param ref the thing that carries the price
 * @param partOf the thing it is a variation of, where the target keeps it under that
 * @param price empty where none is shown yet
 * @param compareAt what is struck through beside it, where writing the price would take that away; empty for most
 */
public record ShownPrice(
        String sku, ExternalRef ref, Optional<ExternalRef> partOf, Optional<Money> price, Optional<Money> compareAt)
        implements PriceReading {
    /** Where nothing else hangs on the price. */
    public ShownPrice(String sku, ExternalRef ref, Optional<ExternalRef> partOf, Optional<Money> price) {
        this(sku, ref, partOf, price, Optional.empty());
    }
}
