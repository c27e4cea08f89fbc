package dev.waybill.domain.order;

import dev.waybill.domain.money.Money;
import java.util.List;
import java.util.Locale;

/**
 * Something charged besides the lines, or taken off the whole order.
 *
 * @param net without tax, after discounts; negative for {@link Kind#DISCOUNT} and for a fee that is a rebate
 */
public record Charge(Kind kind, String label, Money net, List<Tax> taxes) {
    /** What it is for. */
    public enum Kind {
        SHIPPING,
        FEE,
        TIP,
        DUTY,
        /** A discount on the order as a whole that the shop did not spread over the lines. */
        DISCOUNT,
        /** What the shop rounded, such as cash rounding. */
        ROUNDING;

        /** As people read it: {@code shipping}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Charge {
        taxes = List.copyOf(taxes);
    }

    public Money tax() {
        return Money.sum(net.currency(), taxes.stream().map(Tax::amount).toList());
    }

    public Money gross() {
        return net.plus(tax());
    }
}
