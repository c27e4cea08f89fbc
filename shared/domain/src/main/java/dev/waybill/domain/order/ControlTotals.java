package dev.waybill.domain.order;

import dev.waybill.domain.money.Money;

/**
 * Whether an order's parts add up to what the shop says it costs:
 * lines + charges + tax − gift cards = total, to the smallest unit of the currency.
 */
public final class ControlTotals {
    private ControlTotals() {}

    /**
     * Both sums of one order.
     *
     * @param stated the shop's total
     * @param computed what the parts add up to
     * @param breakdown the addition in words, for a bookkeeper; where the sums differ, with the part that explains it
     */
    public record Balance(Money stated, Money computed, String breakdown) {
        public boolean agrees() {
            return stated.compareTo(computed) == 0;
        }

        public Money difference() {
            return computed.minus(stated);
        }
    }

    public static Balance of(Order order) {
        Money lines = Money.sum(
                order.currency(), order.lines().stream().map(OrderLine::net).toList());
        Money charges = Money.sum(
                order.currency(), order.charges().stream().map(Charge::net).toList());
        Money computed = order.net().plus(order.tax()).minus(order.paidByGiftCard());
        String breakdown = "lines " + lines + " + charges " + charges + " + tax " + order.tax()
                + (order.giftCards().isEmpty() ? "" : " − gift cards " + order.paidByGiftCard()) + " = " + computed;
        Money difference = computed.minus(order.total());
        return new Balance(
                order.total(),
                computed,
                difference.isZero() ? breakdown : breakdown + "; " + Discrepancy.explain(order, difference));
    }
}
