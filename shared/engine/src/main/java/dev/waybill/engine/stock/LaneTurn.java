package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.bulk.Halves;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done in one turn: ask the owner, compare with what was written last, look into the target, write what differs. */
final class LaneTurn {
    /** A lost answer is no failure of a batch, however often it was taken: its SKUs count their own attempts. */
    private static final int MOST_PATIENCE = 7;

    private final Turn turn;
    private final Records records;
    private final StockRules rules;
    private final Fates fates;
    private final Endings endings;
    private boolean stopped;

    LaneTurn(Turn turn, Records records, StockRules rules, Fates fates) {
        this.turn = turn;
        this.records = records;
        this.rules = rules;
        this.fates = fates;
        this.endings = new Endings(turn, records, rules.judgement(), fates);
    }

    void run(List<Asked> messages) {
        List<Look> looks = Asked.items(messages);
        endings.know(Stream.concat(looks.stream(), messages.stream().flatMap(asked -> asked.list().stream()))
                .toList());
        messages.forEach(asked -> asked.end(endings));
        if (!looks.isEmpty()) {
            lookAt(looks);
        }
    }

    /** How many items came to an end that is recorded; all others that are done with were right already. */
    int ended() {
        return endings.ended();
    }

    private void lookAt(List<Look> looks) {
        Lane lane = turn.lane();
        Optional<Route> route = turn.landscape().route(FlowSpec.STOCK_TO_SHOPS.word(), lane.source(), lane.target());
        if (route.isEmpty()) {
            Failure missing = StockFailures.noRoute(lane, turn.landscape().version());
            looks.forEach(look -> endings.failUnlessSettled(look, "no-route", missing));
        } else if (!isOwner()) {
            Outcome skipped = new Outcome.Skipped(
                    SkipReason.NOT_OWNER, lane.source() + " does not own the stock that is shown", List.of());
            looks.forEach(look -> endings.endUnlessSettled(look, "not-owner", skipped));
        } else {
            carry(looks, route.get().stock());
        }
    }

    private boolean isOwner() {
        Optional<SystemSpec> source = turn.landscape().system(turn.lane().source());
        Decision decision = turn.landscape()
                .ownership()
                .mayChange(turn.lane().source(), FlowSpec.STOCK_TO_SHOPS.moves(), source.flatMap(SystemSpec::market));
        return decision.isAllowed();
    }

    private void carry(List<Look> looks, StockPolicy policy) {
        Instant oldest = looks.stream()
                .map(look -> look.envelope().receivedAt())
                .min(Instant::compareTo)
                .orElseGet(() -> records.clock().instant());
        Calls calls = new Calls(rules.circuits(), records, oldest, turn.deadline());
        StockSource source;
        StockTarget target;
        try {
            source = turn.source();
            target = turn.target();
        } catch (FailureException e) {
            fail(looks, e.failure());
            return;
        }
        OwnersNumbers numbers = new OwnersNumbers(
                turn, calls, source, new OwnersNumbers.Terms(policy, target.decimals(), () -> sold(policy, calls)));
        List<Wanted> different = new ArrayList<>();
        numbers.ask(looks, this::mayGoOn, new OwnersNumbers.Answers(different::add, this::unknown, this::fail));
        different.removeIf(wanted -> endings.settled(wanted.look(), wanted.content()));
        TargetWrites writes = new TargetWrites(this, endings, calls, target, numbers);
        for (List<Wanted> chunk : Chunks.of(different, Math.min(target.mostPerRead(), target.mostPerWrite()))) {
            if (mayGoOn()) {
                look(chunk, calls, target, writes);
            }
        }
    }

    private Sold sold(StockPolicy policy, Calls calls) {
        return policy.openOrders() == OpenOrders.IGNORED
                ? Sold.NOTHING
                : rules.ordersOnTheirWay().unknownTo(turn.lane().source(), turn.running(), calls, this::mayGoOn);
    }

    Turn turn() {
        return turn;
    }

    Instant now() {
        return records.clock().instant();
    }

    /** Whether there is time for more, and nothing that all wait for. */
    boolean mayGoOn() {
        return !stopped && !now().plus(rules.reserve()).isAfter(turn.deadline());
    }

    /** A call failed as a whole, and nobody says because of which SKU. */
    void fail(List<Look> looks, Failure failure) {
        boolean passes = failure.kind() == FailureKind.UNAVAILABLE || failure.kind() == FailureKind.UNCONFIRMED;
        if (passes) {
            stop(looks, failure);
        } else {
            looks.forEach(look -> endings.failUnlessSettled(look, "failed:" + failure.code(), failure));
        }
    }

    /** Nothing more is called in this turn; all that is left waits. */
    void stop(List<Look> looks, Failure failure) {
        stopped = true;
        records.waiting(turn.lane().target(), failure);
        int times = looks.stream().mapToInt(Look::times).max().orElse(1);
        if (rules.judgement().of(failure, Math.max(1, Math.min(times, MOST_PATIENCE)))
                instanceof Outcome.Waiting waiting) {
            fates.othersAgain(waiting.retryIn());
        }
    }

    private void unknown(Look look) {
        unknown(look, turn.lane().source(), unknownInSource(look));
    }

    /** What an order has of its own shop alone, such as wrapping, is nobody's failure elsewhere. */
    private void unknown(Look look, SystemId where, Failure failure) {
        if (look.isOfAnOrder()) {
            fates.done(look);
        } else {
            endings.failUnlessSettled(look, "unknown-in:" + where, failure);
        }
    }

    Failure unknownInSource(Look look) {
        return StockFailures.unknownInSource(look, turn.lane());
    }

    private void look(List<Wanted> chunk, Calls calls, StockTarget target, TargetWrites writes) {
        Instant began = now();
        new Halves<Wanted, Map<String, StockReading>>(
                        some -> calls.to(turn.lane().target(), "readStock", () -> target.read(skus(some))),
                        (some, shown) -> compare(some, shown, known -> writes.show(known, began)),
                        (some, failure) -> fail(some.stream().map(Wanted::look).toList(), failure),
                        this::mayGoOn)
                .all(chunk);
    }

    private static Set<String> skus(List<Wanted> some) {
        return some.stream().map(wanted -> wanted.look().sku()).collect(Collectors.toSet());
    }

    private void compare(List<Wanted> some, Map<String, StockReading> shown, Consumer<List<TargetWrites.Shown>> then) {
        List<TargetWrites.Shown> known = new ArrayList<>();
        for (Wanted wanted : some) {
            StockReading reading = shown.get(wanted.look().sku());
            switch (reading) {
                case null ->
                    unknown(
                            wanted.look(),
                            turn.lane().target(),
                            StockFailures.unknownInTarget(wanted.look(), turn.lane(), wanted.formula()));
                case StockReading.Unfit unfit ->
                    endings.failUnlessSettled(
                            wanted.look(), "unfit:" + unfit.failure().code(), unfit.failure());
                case StockLevel level -> known.add(new TargetWrites.Shown(wanted, level));
            }
        }
        then.accept(known);
    }
}
