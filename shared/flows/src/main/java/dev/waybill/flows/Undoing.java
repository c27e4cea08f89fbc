package dev.waybill.flows;

import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Value;
import dev.waybill.flows.ItemWrites.Next;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows again what was shown before; what somebody changed in the shop since it was published is kept, with both values. */
final class Undoing {
    private Undoing() {}

    /** What was kept before comes last, so that time is not spent on it alone. */
    static void go(List<Kind<?>> kinds, List<PriceLine> all, ItemWrites writes) {
        for (Kind<?> kind : kinds) {
            List<PriceLine> lines = all.stream()
                    .filter(line -> kind.shelf().fields().contains(line.field()))
                    .filter(Undoing::mayBeShown)
                    .sorted(Comparator.comparing(line -> line.state() == LineState.KEPT))
                    .toList();
            writes.go(kind.shelf(), lines, Undoing::next);
        }
    }

    /** Also what was approved: whoever died while it was published did not say how far that came. */
    private static boolean mayBeShown(PriceLine line) {
        return switch (line.state()) {
            case PUBLISHED, KEPT, APPROVED -> true;
            case OPEN, REJECTED, LEFT, REFUSED, UNDONE -> false;
        };
    }

    private static Next next(PriceLine line, Optional<Value> shown) {
        if (shown.equals(line.before())) {
            return new Next.Done(line.in(LineState.UNDONE, ""));
        }
        return Value.same(shown, Optional.of(line.after()))
                ? new Next.Write(line.before(), line.in(LineState.UNDONE, ""))
                : new Next.Done(line.in(
                        LineState.KEPT,
                        "the shop shows " + Publication.words(shown, line) + ", published was " + line.after()
                                + ", before it was " + Publication.words(line.before(), line)));
    }
}
