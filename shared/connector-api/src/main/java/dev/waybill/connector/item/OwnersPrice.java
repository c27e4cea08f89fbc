package dev.waybill.connector.item;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an owner says that one piece of an item costs its buyer.
 *
 * @param taxIncluded whether the tax is in it
 * @param taxPercent the item's rate of tax, such as 21, where the owner knows just one
 * @param cost what one piece costs the owner, without tax, where it is known
 */
public record OwnersPrice(
        String sku, Money price, boolean taxIncluded, Optional<BigDecimal> taxPercent, Optional<Money> cost) {}
