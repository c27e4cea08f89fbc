package dev.waybill.domain.order;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Tax on a line or charge.
 *
 * @param label what the shop calls it
 * @param ratePercent 19 for 19 %; empty where the shop does not say
 */
public record Tax(String label, Optional<BigDecimal> ratePercent, Money amount) {
    public Tax {
        ratePercent = ratePercent.map(BigDecimal::stripTrailingZeros);
    }
}
