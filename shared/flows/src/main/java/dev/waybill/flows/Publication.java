package dev.waybill.flows;

import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Value;
import dev.waybill.flows.ItemWrites.Next;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Publishes what is approved, if owner and shop still say what the people saw: a value that moved on either side is left, to be
 * decided anew. So what goes live was approved, is what the owner says now, and its before-image is right.
 */
record Publication(List<Kind<?>> kinds) {
    /** What was refused before comes last, so that time is not spent on it alone. */
    void go(List<PriceLine> all, ItemWrites writes) {
        for (Kind<?> kind : kinds) {
            List<PriceLine> lines = all.stream()
                    .filter(line -> kind.shelf().fields().contains(line.field()))
                    .filter(line -> line.state() == LineState.APPROVED || line.state() == LineState.REFUSED)
                    .sorted(Comparator.comparing(line -> line.state() == LineState.REFUSED))
                    .toList();
            if (!lines.isEmpty() && !writes.isOver()) {
                Set<String> skus = lines.stream().map(PriceLine::sku).collect(Collectors.toSet());
                Map<LineKey, Wanted> wanted = kind.owners().get().of(skus);
                writes.go(
                        kind.shelf(),
                        lines,
                        (line, shown) -> next(line, Optional.ofNullable(wanted.get(line.key())), shown));
            }
        }
    }

    private static Next next(PriceLine line, Optional<Wanted> owner, Optional<Value> shown) {
        Optional<Value> now = owner.flatMap(Wanted::shown);
        if (owner.isPresent() && now.isEmpty()) {
            return new Next.Done(line.in(LineState.REFUSED, line.note()));
        }
        if (!now.equals(Optional.of(line.after()))) {
            return left(line, "its owner says " + words(now, line) + " by now, not " + line.after());
        }
        if (Value.same(shown, now)) {
            return new Next.Done(line.in(LineState.PUBLISHED, ""));
        }
        return shown.equals(line.before())
                ? new Next.Write(now, line.in(LineState.PUBLISHED, ""))
                : left(line, "the shop shows " + words(shown, line) + " by now, not " + words(line.before(), line));
    }

    private static Next left(PriceLine line, String why) {
        return new Next.Done(line.in(LineState.LEFT, why));
    }

    /** For people: the value, or that there is none. */
    static String words(Optional<Value> value, PriceLine line) {
        return value.map(Value::toString).orElseGet(() -> "no " + line.field().word());
    }
}
