package dev.waybill.connectors.demoerp;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the ERP rounds: as {@code dev.waybill.demo.erp.Pricing} does. */
final class Rounding {
    private static final int PRICE_DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Rounding() {}

    static BigDecimal unitPrice(Money net, BigDecimal quantity) {
        return net.amount().divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP);
    }

    static Money line(BigDecimal unitPrice, BigDecimal quantity, Money like) {
        return rounded(unitPrice.multiply(quantity), like);
    }

    static Money percent(Money net, BigDecimal percent) {
        return rounded(net.amount().multiply(percent).divide(HUNDRED), net);
    }

    private static Money rounded(BigDecimal amount, Money like) {
        int digits = like.currency().getDefaultFractionDigits();
        return new Money(amount.setScale(Math.max(digits, 0), RoundingMode.HALF_UP), like.currency());
    }
}
