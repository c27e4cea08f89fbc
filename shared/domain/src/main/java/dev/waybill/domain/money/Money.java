package dev.waybill.domain.money;

import java.math.BigDecimal;
import java.util.Currency;

/** An exact amount in one currency. Equality ignores trailing zeros ({@code 5.0} is {@code 5.00}). */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * The sum of both.
     *
     * @throws IllegalArgumentException if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money negate() {
        return new Money(amount.negate(), currency);
    }

    public Money abs() {
        return new Money(amount.abs(), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public static Money sum(Currency currency, Iterable<Money> amounts) {
        Money total = zero(currency);
        for (Money amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + this + " with " + other);
        }
        return other;
    }

    /** As a person writes it, with the currency's code: {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return plain() + " " + currency.getCurrencyCode();
    }

    /** The amount with at least the currency's own decimals: {@code 12.50}. */
    public String plain() {
        int digits = Math.max(currency.getDefaultFractionDigits(), amount.scale());
        return amount.setScale(Math.max(digits, 0), java.math.RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
