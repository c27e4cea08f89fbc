package dev.waybill.domain.item;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Makes a shop's price of an owner's: puts the tax in, takes it out, or leaves it. Rounded once, at the end, half up, to the decimals
 * that the currency has.
 *
 * @param ownerIncludes whether the owner's price has the tax in it
 * @param shopIncludes whether the shop wants it with tax
 * @param percent the item's rate of tax, such as 21; needed only where the two differ
 */
public record TaxTerms(boolean ownerIncludes, boolean shopIncludes, Optional<BigDecimal> percent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What the shop is to show; empty if tax must be put in or taken out and nobody knows the rate. */
    public Optional<Money> shown(Money owners) {
        if (ownerIncludes == shopIncludes) {
            return Optional.of(rounded(owners));
        }
        return percent.map(rate -> rounded(ownerIncludes ? without(owners, rate) : with(owners, rate)));
    }

    /** The price without tax, to compare it with a cost; as it is where the rate is not known. */
    public Money net(Money owners) {
        return ownerIncludes && percent.isPresent() ? rounded(without(owners, percent.get())) : owners;
    }

    /** What was done, for people: {@code 10.00 EUR + 21 % tax}. */
    public String words(Money owners) {
        if (ownerIncludes == shopIncludes) {
            return owners + (ownerIncludes ? " with tax" : " without tax");
        }
        return owners
                + (ownerIncludes ? " less " : " plus ")
                + percent.map(rate -> rate.stripTrailingZeros().toPlainString() + " % tax")
                        .orElse("a tax that nobody knows");
    }

    private static Money with(Money net, BigDecimal rate) {
        return new Money(net.amount().multiply(HUNDRED.add(rate)).divide(HUNDRED), net.currency());
    }

    private static Money without(Money gross, BigDecimal rate) {
        return new Money(
                gross.amount().multiply(HUNDRED).divide(HUNDRED.add(rate), MathContext.DECIMAL128), gross.currency());
    }

    private static Money rounded(Money money) {
        int decimals = Math.max(0, money.currency().getDefaultFractionDigits());
        return new Money(money.amount().setScale(decimals, RoundingMode.HALF_UP), money.currency());
    }
}
