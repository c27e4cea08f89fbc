package dev.waybill.domain.item;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a route makes of prices and other fields of items, and what makes a second person look. A price of zero, below cost, below zero, in another currency, or
 * where none was shown always does.
 *
 * @param priceList the owner's price list to take them from; empty for its plain list prices
 * @param taxRate in percent, for items whose owner tells no rate
 * @param changeOver percent of the price shown
 * @param itemsOver in one set
 * @param approveWithin after that a set that nobody decided is rejected; empty for never
 * @param fields what is brought into the shop at all
 */
public record PricePolicy(
        Optional<String> priceList,
        Optional<BigDecimal> taxRate,
        BigDecimal changeOver,
        int itemsOver,
        Optional<Duration> approveWithin,
        Set<ItemField> fields) {
    /** What holds where the route says nothing. */
    public static final PricePolicy STANDARD =
            new PricePolicy(Optional.empty(), Optional.empty(), BigDecimal.valueOf(20), 50, Optional.empty());

    public PricePolicy {
        fields = Set.copyOf(fields);
    }

    /** One that brings prices only. */
    public PricePolicy(
            Optional<String> priceList,
            Optional<BigDecimal> taxRate,
            BigDecimal changeOver,
            int itemsOver,
            Optional<Duration> approveWithin) {
        this(priceList, taxRate, changeOver, itemsOver, approveWithin, Set.of(ItemField.PRICE));
    }

    /** The same for these fields. */
    public PricePolicy of(Set<ItemField> some) {
        return new PricePolicy(priceList, taxRate, changeOver, itemsOver, approveWithin, some);
    }

    /**
     * The limits that one price touches.
     *
     * @param sold in which currency the shop sells
     * @param before what it shows now
     * @param cost without tax, where the owner tells it
     * @param net the new price without tax
     */
    public Set<Limit> touched(Currency sold, Optional<Money> before, Money after, Optional<Money> cost, Money net) {
        Set<Limit> limits = EnumSet.noneOf(Limit.class);
        int sign = after.amount().signum();
        if (sign == 0) {
            limits.add(Limit.TO_ZERO);
        } else if (sign < 0) {
            limits.add(Limit.BELOW_ZERO);
        }
        if (cost.filter(known -> known.currency().equals(net.currency()) && net.compareTo(known) < 0)
                .isPresent()) {
            limits.add(Limit.BELOW_COST);
        }
        if (!sold.equals(after.currency())) {
            limits.add(Limit.WRONG_CURRENCY);
        } else if (before.isEmpty()) {
            limits.add(Limit.FIRST_PRICE);
        } else if (isOver(before.get(), after)) {
            limits.add(Limit.PRICE_CHANGE_OVER);
        }
        return limits;
    }

    private boolean isOver(Money before, Money after) {
        BigDecimal allowed = before.amount().abs().multiply(changeOver).movePointLeft(2);
        return after.minus(before).amount().abs().compareTo(allowed) > 0;
    }
}
