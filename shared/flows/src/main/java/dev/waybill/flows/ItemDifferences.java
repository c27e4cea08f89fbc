package dev.waybill.flows;

import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.flows.Shelf.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an owner says otherwise than a shop shows it.
 *
 * @param lines what differs, item by item as asked
 * @param told the items about which the owner says something
 * @param there those of them that the shop has
 */
record ItemDifferences(List<PriceLine> lines, Set<String> told, Set<String> there) {
    static ItemDifferences of(List<Kind<?>> kinds, List<String> skus, Trace trace) {
        ItemDifferences all = new ItemDifferences(new ArrayList<>(), new HashSet<>(), new HashSet<>());
        kinds.forEach(kind -> all.compare(kind, skus, trace));
        return all;
    }

    private <R> void compare(Kind<R> kind, List<String> skus, Trace trace) {
        Map<LineKey, Wanted> wanted =
                trace.step(Step.TRANSLATE_IN, () -> kind.owners().get().of(skus));
        Map<String, List<Wanted>> bySku = wanted.values().stream()
                .collect(Collectors.groupingBy(one -> one.key().sku()));
        Map<String, Seen<R>> seen = new HashMap<>();
        for (List<String> some :
                Chunks.of(List.copyOf(bySku.keySet()), kind.shelf().most())) {
            seen.putAll(trace.step(Step.LOOK_UP, () -> kind.shelf().read(Set.copyOf(some))));
        }
        for (String sku : skus) {
            Seen<R> now = seen.get(sku);
            if (now != null) {
                bySku.getOrDefault(sku, List.of()).stream()
                        .sorted(Comparator.comparing(one -> one.key().field()))
                        .forEach(one -> line(one, now).ifPresent(lines::add));
            }
        }
        told.addAll(bySku.keySet());
        there.addAll(seen.keySet());
    }

    private static <R> Optional<PriceLine> line(Wanted wanted, Seen<R> seen) {
        return switch (seen) {
            case Seen.Unfit<R> unfit ->
                Optional.of(PriceLine.proposed(wanted.key(), Optional.empty(), wanted.after(), wanted.how(), Set.of())
                        .in(LineState.REFUSED, unfit.why()));
            case Seen.Shown<R> shown ->
                Optional.ofNullable(shown.values().get(wanted.key().field())).flatMap(now -> line(wanted, now));
        };
    }

    private static Optional<PriceLine> line(Wanted wanted, Optional<Value> now) {
        if (wanted.shown().isEmpty()) {
            return Optional.of(PriceLine.proposed(wanted.key(), now, wanted.told(), wanted.how(), Set.of())
                    .in(LineState.REFUSED, wanted.obstacle()));
        }
        return Value.same(now, wanted.shown())
                ? Optional.empty()
                : Optional.of(PriceLine.proposed(
                        wanted.key(),
                        now,
                        wanted.after(),
                        wanted.how(),
                        wanted.limits().apply(now)));
    }
}
