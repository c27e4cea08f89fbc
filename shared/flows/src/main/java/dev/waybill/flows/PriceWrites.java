package dev.waybill.flows;

import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.PriceWritten;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.money.Money;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.bulk.Halves;
import dev.waybill.engine.delivery.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Goes through lines in bulk: reads what the shop shows, has each decided by that, and writes what is to be written. Before each write
 * the shop was just read, so that a second run, after a death or a lost answer, only does what is left.
 */
final class PriceWrites {
    /** What is to be done about a line, by what the shop shows for it. */
    @FunctionalInterface
    interface Deciding {
        Next of(PriceLine line, Optional<Money> shown);
    }

    /** What comes next. */
    sealed interface Next {
        /** Nothing is to be written. */
        record Done(PriceLine line) implements Next {}

        /** The line as it stands once this price is shown. */
        record Write(Optional<Money> price, PriceLine line) implements Next {}
    }

    private record Planned(PriceWrite write, PriceLine before, PriceLine after) {}

    private final PriceTarget shop;
    private final Trace trace;
    private final LineState refused;
    private final Map<String, PriceLine> done = new HashMap<>();

    /** @param refused what becomes of a line that the shop does not take */
    PriceWrites(PriceTarget shop, Trace trace, LineState refused) {
        this.shop = shop;
        this.trace = trace;
        this.refused = refused;
    }

    /** All lines as they stand now, those that nobody came to as they were. */
    List<PriceLine> after(List<PriceLine> all) {
        return all.stream().map(line -> done.getOrDefault(line.sku(), line)).toList();
    }

    /**
     * Goes through them.
     *
     * @throws FailureException if the shop cannot be reached or its answer is missing; what was done until then is in {@link #after}
     */
    void go(List<PriceLine> lines, Deciding deciding) {
        for (List<PriceLine> some : Chunks.of(lines, Math.min(shop.mostPerRead(), shop.mostPerWrite()))) {
            Map<String, PriceReading> shown = trace.step(
                    Step.LOOK_UP,
                    () -> shop.read(some.stream().map(PriceLine::sku).collect(Collectors.toSet())));
            List<Planned> writes = new ArrayList<>();
            some.forEach(line -> decide(line, Optional.ofNullable(shown.get(line.sku())), deciding)
                    .ifPresent(writes::add));
            if (!writes.isEmpty()) {
                trace.step(Step.SEND, () -> sent(writes));
            }
        }
    }

    private Optional<Planned> decide(PriceLine line, Optional<PriceReading> reading, Deciding deciding) {
        if (reading.isEmpty()) {
            end(line.in(refused, "the shop does not have it any more"));
            return Optional.empty();
        }
        return switch (reading.get()) {
            case PriceReading.Unfit unfit -> {
                end(line.in(refused, unfit.failure().why()));
                yield Optional.empty();
            }
            case ShownPrice now ->
                switch (deciding.of(line, now.price())) {
                    case Next.Done ended -> {
                        end(ended.line());
                        yield Optional.empty();
                    }
                    case Next.Write write ->
                        Optional.of(new Planned(new PriceWrite(now, write.price()), line, write.line()));
                };
        };
    }

    /** How many were sent. */
    private int sent(List<Planned> writes) {
        Supplier<Boolean> always = () -> true;
        new Halves<Planned, List<PriceWritten>>(
                        some -> shop.write(some.stream().map(Planned::write).toList()),
                        this::answered,
                        this::failed,
                        always::get)
                .all(writes);
        trace.note(writes.size() + " in bulk");
        return writes.size();
    }

    private void answered(List<Planned> some, List<PriceWritten> answers) {
        for (int i = 0; i < some.size(); i++) {
            Planned planned = some.get(i);
            switch (answers.get(i)) {
                case PriceWritten.Written written -> end(planned.after());
                case PriceWritten.Refused no ->
                    end(planned.before().in(refused, no.failure().why()));
            }
        }
    }

    private void failed(List<Planned> some, Failure failure) {
        boolean ofThisOne = some.size() == 1 && failure.kind() == FailureKind.REFUSED;
        if (!ofThisOne) {
            throw new FailureException(failure);
        }
        end(some.getFirst().before().in(refused, failure.why()));
    }

    private void end(PriceLine line) {
        done.put(line.sku(), line);
    }
}
