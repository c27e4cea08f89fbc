package dev.waybill.flows;

import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.money.Money;
import dev.waybill.flows.PriceWrites.Next;
import java.util.List;
import java.util.Optional;

/** Shows again what was shown before; what somebody changed in the shop since it was published is kept, with both values. */
final class PriceUndoing {
    private PriceUndoing() {}

    static void go(List<PriceLine> all, PriceWrites writes) {
        List<PriceLine> lines = all.stream().filter(PriceUndoing::mayBeShown).toList();
        writes.go(lines, PriceUndoing::next);
    }

    /** Also what was approved: whoever died while it was published did not say how far that came. */
    private static boolean mayBeShown(PriceLine line) {
        return switch (line.state()) {
            case PUBLISHED, KEPT, APPROVED -> true;
            case OPEN, REJECTED, LEFT, REFUSED, UNDONE -> false;
        };
    }

    private static Next next(PriceLine line, Optional<Money> shown) {
        if (shown.equals(line.before())) {
            return new Next.Done(line.in(LineState.UNDONE, ""));
        }
        return shown.equals(Optional.of(line.after()))
                ? new Next.Write(line.before(), line.in(LineState.UNDONE, ""))
                : new Next.Done(line.in(
                        LineState.KEPT,
                        "the shop shows " + PricePublication.words(shown) + ", published was " + line.after()
                                + ", before it was " + PricePublication.words(line.before())));
    }
}
