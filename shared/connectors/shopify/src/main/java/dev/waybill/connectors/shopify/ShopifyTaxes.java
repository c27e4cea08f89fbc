package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code tax_lines}. */
final class ShopifyTaxes {
    private ShopifyTaxes() {}

    static List<Tax> of(JsonAt taxed, ShopMoney money) {
        return taxed.list("tax_lines").stream().map(line -> tax(line, money)).toList();
    }

    static Money sum(List<Tax> taxes, ShopMoney money) {
        return Money.sum(money.currency(), taxes.stream().map(Tax::amount).toList());
    }

    /** The taxes after some of them were given back, spread by amount; the last one takes what rounding leaves. */
    static List<Tax> less(List<Tax> taxes, Money givenBack, ShopMoney money) {
        Money whole = sum(taxes, money);
        if (whole.isZero() || givenBack.isZero()) {
            return taxes;
        }
        List<Tax> left = new ArrayList<>();
        Money toGive = givenBack;
        for (Tax tax : taxes) {
            boolean last = left.size() == taxes.size() - 1;
            Money share = last ? toGive : money.share(tax.amount(), givenBack, whole);
            toGive = toGive.minus(share);
            left.add(new Tax(tax.label(), tax.ratePercent(), tax.amount().minus(share)));
        }
        return List.copyOf(left);
    }

    /** Shopify writes 19 % as {@code 0.19}. */
    private static Tax tax(JsonAt line, ShopMoney money) {
        return new Tax(
                line.findText("title").orElse("Tax"),
                line.findDecimal("rate").map(rate -> rate.multiply(BigDecimal.valueOf(100))),
                money.orZero(line, "price"));
    }
}
