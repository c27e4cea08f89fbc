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
 */
public record ShownPrice(String sku, ExternalRef ref, Optional<ExternalRef> partOf, Optional<Money> price)
        implements PriceReading {}
