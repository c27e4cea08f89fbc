package dev.waybill.flows;

import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.money.Money;
import dev.waybill.flows.OwnersPrices.Wanted;
import dev.waybill.flows.PriceWrites.Next;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes what is approved, if owner and shop still say what the people saw: a price that moved on either side is left, to be
 * decided anew. So what goes live was approved, is what the owner says now, and its before-image is right.
 */
record PricePublication(Supplier<OwnersPrices> owners) {
    void go(List<PriceLine> all, PriceWrites writes) {
        List<PriceLine> lines = all.stream()
                .filter(line -> line.state() == LineState.APPROVED || line.state() == LineState.REFUSED)
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        Map<String, Wanted> wanted =
                owners.get().of(lines.stream().map(PriceLine::sku).toList());
        writes.go(lines, (line, shown) -> next(line, Optional.ofNullable(wanted.get(line.sku())), shown));
    }

    private static Next next(PriceLine line, Optional<Wanted> owner, Optional<Money> shown) {
        Optional<Money> now = owner.flatMap(Wanted::shown);
        if (owner.isPresent() && now.isEmpty()) {
            return new Next.Done(line.in(LineState.REFUSED, line.note()));
        }
        if (!now.equals(Optional.of(line.after()))) {
            return left(line, "its owner says " + words(now) + " by now, not " + line.after());
        }
        if (shown.equals(now)) {
            return new Next.Done(line.in(LineState.PUBLISHED, ""));
        }
        return shown.equals(line.before())
                ? new Next.Write(now, line.in(LineState.PUBLISHED, ""))
                : left(line, "the shop shows " + words(shown) + " by now, not " + words(line.before()));
    }

    private static Next left(PriceLine line, String why) {
        return new Next.Done(line.in(LineState.LEFT, why));
    }

    static String words(Optional<Money> price) {
        return price.map(Money::toString).orElse("no price");
    }
}
