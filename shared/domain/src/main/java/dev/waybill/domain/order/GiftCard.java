package dev.waybill.domain.order;

import dev.waybill.domain.money.Money;

/**
 * A gift card that paid a part and that the shop already took off the order's total.
 *
 * @param label the card's number as far as it may be shown (its last characters)
 * @param amount what it paid; positive
 */
public record GiftCard(String label, Money amount) {}
