package dev.waybill.engine.stock;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.poll.ChangedOrders;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Orders that shops took and an ERP does not have yet: it calls available what is sold already. Each shop is asked itself, as an
 * order that waits in a queue, or whose webhook was lost, is known to nobody else; the ledger says which of them the ERP has. What
 * waits for a person longer than the shop is asked for is in the ledger, whole. An instance remembers what it read, so that each
 * further question is about what changed since. Several threads may ask at once; they take turns.
 */
public final class OrdersOnTheirWay {
    /** Longer than an ERP is down without anybody noticing; while it is, its stock is not told either. */
    static final Duration LOOK_BACK = Duration.ofHours(24);

    private static final int MOST_OPEN = 1_000;

    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;
    private final Map<SystemId, OrdersSeen> shops = new HashMap<>();
    private final Map<OperationId, OrderSeen> kept = new HashMap<>();

    public OrdersOnTheirWay(Ledger ledger, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is sold and unknown to this ERP, as of now. To be asked before the ERP is: an order that arrives there in between is then
     * counted twice, for a moment, and never not at all.
     *
     * @param goOn whether there is time to read more
     * @throws FailureException {@code TOO_BUSY} if a shop changed more orders than could be read in that time; the next question goes
     *     on from there. Not if a shop cannot be asked: then what is known of it counts
     */
    synchronized Sold unknownTo(SystemId erp, Running running, Asking calls, BooleanSupplier goOn) {
        List<SystemId> feeding = shopsOf(erp, running);
        if (feeding.isEmpty()) {
            return Sold.NOTHING;
        }
        Map<SubjectRef, OrderSeen> candidates = new HashMap<>();
        keptFor(erp, running).forEach(order -> candidates.put(order.subject(), order));
        for (SystemId shop : canBeAsked(feeding, running)) {
            OrdersSeen seen = shops.computeIfAbsent(
                    shop, any -> new OrdersSeen(clock.instant().minus(LOOK_BACK)));
            readOn(seen, running.require(shop), new Reading(erp, running, calls, goOn));
            seen.orders().forEach(order -> candidates.put(order.subject(), order));
        }
        Map<SubjectRef, Link> links = candidates.isEmpty()
                ? Map.of()
                : ledger.links(erp, candidates.keySet()).stream()
                        .collect(Collectors.toMap(Link::subject, Function.identity()));
        Map<String, Fraction> sold = new HashMap<>();
        for (OrderSeen order : candidates.values()) {
            if (order.isSettled(Optional.ofNullable(links.get(order.subject())))) {
                shops.values().forEach(seen -> seen.forget(order));
            } else {
                StockPolicy policy =
                        Policies.of(running.landscape(), erp, order.subject().system());
                order.pieces()
                        .forEach((sku, pieces) ->
                                sold.merge(sku, Fraction.of(pieces).times(policy.unit(sku)), Fraction::plus));
            }
        }
        return new Sold(sold);
    }

    private record Reading(SystemId erp, Running running, Asking calls, BooleanSupplier goOn) {}

    private static List<SystemId> shopsOf(SystemId erp, Running running) {
        return running.landscape().systems().stream()
                .map(SystemSpec::id)
                .filter(system -> running.landscape()
                        .targets(FlowSpec.ORDERS_TO_ERP.word(), system)
                        .contains(erp))
                .toList();
    }

    private static List<SystemId> canBeAsked(List<SystemId> shops, Running running) {
        return shops.stream()
                .filter(shop -> running.can(shop, Capability.ORDER_CHANGES))
                .toList();
    }

    private void readOn(OrdersSeen seen, Connector shop, Reading reading) {
        boolean all;
        try {
            all = reading.calls()
                    .to(
                            shop.system().id(),
                            "listOrders",
                            () -> ChangedOrders.read(
                                    shop.orderChanges(),
                                    seen.from(),
                                    reading.goOn(),
                                    changed -> seen.add(read(changed, shop, reading), changed.changedAt())));
        } catch (FailureException e) {
            reading.calls().goesOnWithout(shop.system().id(), e.failure());
            return;
        }
        if (!all) {
            throw new FailureException(Failure.of(
                    FailureCode.TOO_BUSY,
                    shop.system().id(),
                    "listOrders",
                    "more orders changed in " + shop.system().id()
                            + " than could be read in one go, so what is sold is not known yet",
                    "nothing: reading goes on by itself in a moment"));
        }
    }

    private OrderSeen read(Changed changed, Connector shop, Reading reading) {
        Arrival arrival = new Arrival(shop.system().id(), changed.body(), clock.instant());
        return new Routing(reading.running().landscape(), ids)
                .perTarget(arrival, changed.notice()).stream()
                        .filter(envelope -> envelope.target().equals(reading.erp()))
                        .findFirst()
                        .map(envelope -> read(envelope, shop))
                        .orElseGet(() -> OrderSeen.nothing(changed.notice().subject()));
    }

    /** What cannot be read is held by its own flow; how many of what are in it, nobody can say. */
    private static OrderSeen read(Envelope envelope, Connector shop) {
        return shop.orderSource()
                .stateIn(envelope)
                .map(OrderSeen::of)
                .orElseGet(() -> OrderSeen.nothing(envelope.subject()));
    }

    private List<OrderSeen> keptFor(SystemId erp, Running running) {
        Map<OperationId, OrderSeen> still = ledger.open(MOST_OPEN).stream()
                .filter(item -> item.target().equals(erp) && item.subject().kind() == EntityKind.ORDER)
                .collect(Collectors.toMap(
                        item -> item.opened().by(), item -> keptOf(item, running), (one, same) -> one));
        kept.keySet().retainAll(still.keySet());
        kept.putAll(still);
        return List.copyOf(still.values());
    }

    private OrderSeen keptOf(OpenItem item, Running running) {
        return Optional.ofNullable(kept.get(item.opened().by()))
                .or(() -> ledger.kept(item.opened().by())
                        .flatMap(message ->
                                running.find(item.subject().system()).map(shop -> read(message.envelope(), shop))))
                .orElseGet(() -> OrderSeen.nothing(item.subject()));
    }

    /** What an instance has read of one shop. */
    private static final class OrdersSeen {
        /** Clocks of a shop's machines differ a little. */
        private static final Duration OVERLAP = Duration.ofMinutes(2);

        private final Map<SubjectRef, OrderSeen> orders = new HashMap<>();
        private Instant from;

        private OrdersSeen(Instant from) {
            this.from = from;
        }

        private Instant from() {
            return from;
        }

        private List<OrderSeen> orders() {
            return List.copyOf(orders.values());
        }

        private void add(OrderSeen order, Instant changedAt) {
            orders.put(order.subject(), order);
            Instant next = changedAt.minus(OVERLAP);
            from = next.isAfter(from) ? next : from;
        }

        private void forget(OrderSeen order) {
            orders.remove(order.subject(), order);
        }
    }
}
