package dev.waybill.flows;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.bulk.Halves;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.flows.Shelf.Change;
import dev.waybill.flows.Shelf.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Goes through lines in bulk: reads what the shop shows, has each decided by that, and writes what is to be written, all of an item at once.
 * Before each write the shop was just read, so that a second run, after a death, a lost answer or the end of its time, only does what is left.
 */
final class ItemWrites {
    /** What is to be done about a line, by what the shop shows for it. */
    @FunctionalInterface
    interface Deciding {
        Next of(PriceLine line, Optional<Value> shown);
    }

    /** What comes next. */
    sealed interface Next {
        /** Nothing is to be written. */
        record Done(PriceLine line) implements Next {}

        /** The line as it stands once this value is shown. */
        record Write(Optional<Value> value, PriceLine line) implements Next {}
    }

    /**
     * What is written of an item.
     *
     * @param before its lines as they stand, those that are not written left out
     * @param after the same once it is written
     */
    private record Planned<R>(Change<R> change, List<PriceLine> before, List<PriceLine> after) {}

    private final Trace trace;
    private final LineState refused;
    private final BooleanSupplier hasTime;
    private final Map<LineKey, PriceLine> done = new HashMap<>();
    private boolean begun;

    /**
     * A run through lines.
     *
     * @param refused what becomes of a line that the shop does not take
     * @param hasTime whether a further call's worth of items may be begun; the first is begun in any case
     */
    ItemWrites(Trace trace, LineState refused, BooleanSupplier hasTime) {
        this.trace = trace;
        this.refused = refused;
        this.hasTime = hasTime;
    }

    /** Whether no more is begun in this run. */
    boolean isOver() {
        return begun && !hasTime.getAsBoolean();
    }

    /** All lines as they stand now, those that nobody came to as they were. */
    List<PriceLine> after(List<PriceLine> all) {
        return all.stream().map(line -> done.getOrDefault(line.key(), line)).toList();
    }

    /**
     * Goes through them, in their order, as far as the time allows.
     *
     * @throws FailureException if the shop cannot be reached or its answer is missing; what was done until then is in {@link #after}
     */
    <R> void go(Shelf<R> shelf, List<PriceLine> lines, Deciding deciding) {
        Map<String, List<PriceLine>> bySku =
                lines.stream().collect(Collectors.groupingBy(PriceLine::sku, LinkedHashMap::new, Collectors.toList()));
        for (List<String> skus : Chunks.of(List.copyOf(bySku.keySet()), shelf.most())) {
            if (isOver()) {
                return;
            }
            begun = true;
            Map<String, Seen<R>> seen = trace.step(Step.LOOK_UP, () -> shelf.read(Set.copyOf(skus)));
            List<Planned<R>> writes = new ArrayList<>();
            for (String sku : skus) {
                List<PriceLine> ofItem = bySku.getOrDefault(sku, List.of());
                switch (seen.get(sku)) {
                    case null -> refuse(ofItem, "the shop does not have it any more");
                    case Seen.Unfit<R> unfit -> refuse(ofItem, unfit.why());
                    case Seen.Shown<R> shown ->
                        plan(sku, ofItem, shown, deciding).ifPresent(writes::add);
                }
            }
            if (!writes.isEmpty()) {
                trace.step(Step.SEND, () -> sent(shelf, writes));
            }
        }
    }

    private <R> Optional<Planned<R>> plan(String sku, List<PriceLine> lines, Seen.Shown<R> shown, Deciding deciding) {
        Map<ItemField, Optional<Value>> after = new HashMap<>();
        List<PriceLine> before = new ArrayList<>();
        List<PriceLine> written = new ArrayList<>();
        for (PriceLine line : lines) {
            Optional<Value> now = shown.values().getOrDefault(line.field(), Optional.empty());
            switch (deciding.of(line, now)) {
                case Next.Done ended -> end(ended.line());
                case Next.Write write -> {
                    after.put(line.field(), write.value());
                    before.add(line);
                    written.add(write.line());
                }
            }
        }
        return after.isEmpty()
                ? Optional.empty()
                : Optional.of(new Planned<>(new Change<>(sku, shown.as(), after), before, written));
    }

    /** How many were sent. */
    private <R> int sent(Shelf<R> shelf, List<Planned<R>> writes) {
        new Halves<Planned<R>, List<ItemWritten>>(
                        some -> shelf.write(some.stream().map(Planned::change).toList()),
                        this::answered,
                        this::failed,
                        () -> true)
                .all(writes);
        trace.note(writes.size() + " in bulk");
        return writes.size();
    }

    private <R> void answered(List<Planned<R>> some, List<ItemWritten> answers) {
        for (int i = 0; i < some.size(); i++) {
            Planned<R> planned = some.get(i);
            switch (answers.get(i)) {
                case ItemWritten.Written written -> planned.after().forEach(this::end);
                case ItemWritten.Refused no ->
                    refuse(planned.before(), no.failure().why());
            }
        }
    }

    private <R> void failed(List<Planned<R>> some, Failure failure) {
        boolean ofThisOne = some.size() == 1 && failure.kind() == FailureKind.REFUSED;
        if (!ofThisOne) {
            throw new FailureException(failure);
        }
        refuse(some.getFirst().before(), failure.why());
    }

    private void refuse(List<PriceLine> lines, String why) {
        lines.forEach(line -> end(line.in(refused, why)));
    }

    private void end(PriceLine line) {
        done.put(line.key(), line);
    }
}
