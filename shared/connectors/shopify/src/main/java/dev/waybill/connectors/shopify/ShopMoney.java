package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * Reads amounts in the shop's own currency: {@code shop_money} of the member ending in {@code _set} where there is one, else
 * the plain member, which is in that currency too. Texts and numbers both occur.
 *
 * @param taxIncluded whether prices of this order contain the tax ({@code taxes_included})
 */
record ShopMoney(Currency currency, boolean taxIncluded) {

    static ShopMoney of(JsonAt order) {
        return new ShopMoney(
                currency(order.at("currency")),
                order.find("taxes_included").map(JsonAt::flag).orElse(false));
    }

    static Currency currency(JsonAt code) {
        try {
            return Currency.getInstance(code.text().strip());
        } catch (IllegalArgumentException unknown) {
            throw code.wrong("the three letters of a currency");
        }
    }

    /** The amount; empty where the shop does not state it. */
    Optional<Money> find(JsonAt object, String member) {
        Optional<JsonAt> shopMoney = object.find(member + "_set").flatMap(set -> set.find("shop_money"));
        if (shopMoney.isEmpty()) {
            return object.findDecimal(member).map(this::money);
        }
        shopMoney.get().find("currency_code").ifPresent(this::requireSame);
        return Optional.of(money(shopMoney.get().at("amount").decimal()));
    }

    /** The amount, which must be stated. */
    Money require(JsonAt object, String member) {
        return find(object, member).orElseGet(() -> money(object.at(member).decimal()));
    }

    /** The amount; zero where the shop does not state it. */
    Money orZero(JsonAt object, String member) {
        return find(object, member).orElseGet(this::zero);
    }

    Money zero() {
        return Money.zero(currency);
    }

    Money money(BigDecimal amount) {
        return new Money(amount, currency);
    }

    /** A price without its tax. */
    Money net(Money price, Money tax) {
        return taxIncluded ? price.minus(tax) : price;
    }

    /** A share of an amount, to the currency's smallest unit; zero of a zero whole. */
    Money share(Money amount, Money part, Money whole) {
        if (whole.isZero()) {
            return zero();
        }
        BigDecimal share =
                amount.amount().multiply(part.amount()).divide(whole.amount(), digits(), RoundingMode.HALF_UP);
        return money(share);
    }

    int digits() {
        return Math.max(currency.getDefaultFractionDigits(), 0);
    }

    private void requireSame(JsonAt code) {
        if (!currency.getCurrencyCode().equals(code.text().strip())) {
            throw code.wrong("the order's currency " + currency.getCurrencyCode());
        }
    }
}
