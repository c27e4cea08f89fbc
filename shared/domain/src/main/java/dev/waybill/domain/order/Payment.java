package dev.waybill.domain.order;

import dev.waybill.domain.money.Money;
import java.util.Optional;

/**
 * Money received or promised for an order, for information.
 *
 * @param method the shop's word for it, such as {@code stripe}
 * @param reference the payment provider's number
 */
public record Payment(String method, Money amount, Optional<String> reference, boolean settled) {}
