package dev.waybill.domain.landscape;

import dev.waybill.domain.money.Money;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a route holds an order for a person instead of carrying it on. */
public sealed interface HoldCondition {
    Pattern TOTAL = Pattern.compile("total > ([0-9]+(?:\\.[0-9]+)?) ([A-Z]{3})");

    /** A line's item is not known in the target. Always on, whether written or not. */
    record UnmappedSku() implements HoldCondition {
        @Override
        public String word() {
            return "unmapped-sku";
        }
    }

    /** The sums do not agree. Always on, whether written or not. */
    record TotalsDiffer() implements HoldCondition {
        @Override
        public String word() {
            return "totals-differ";
        }
    }

    /** The order is larger than a limit in its own currency. */
    record TotalAbove(Money limit) implements HoldCondition {
        @Override
        public String word() {
            return "total > " + limit.amount().toPlainString() + " "
                    + limit.currency().getCurrencyCode();
        }
    }

    String word();

    /** Reads {@code unmapped-sku}, {@code totals-differ} or {@code total > 5000 EUR}; empty for anything else. */
    static Optional<HoldCondition> of(String word) {
        if (word.equals("unmapped-sku")) {
            return Optional.of(new UnmappedSku());
        }
        if (word.equals("totals-differ")) {
            return Optional.of(new TotalsDiffer());
        }
        Matcher total = TOTAL.matcher(word);
        if (!total.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TotalAbove(Money.of(total.group(1), total.group(2))));
        } catch (IllegalArgumentException unknownCurrency) {
            return Optional.empty();
        }
    }
}
