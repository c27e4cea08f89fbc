package dev.waybill.engine.balance;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.poll.ChangedOrders;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks each shop for the orders of a day, and the ledger what became of each. Writes nothing. The shop is asked for what changed
 * since the day began, which every order of that day did when it was placed.
 */
public final class DayBook {
    /** What changed more recently may still be on its way here: webhooks take seconds, and lost ones are looked for so often. */
    static final Duration GRACE = Duration.ofMinutes(20);

    private final CurrentLandscape landscape;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    public DayBook(CurrentLandscape landscape, Ledger ledger, Ids ids, Clock clock) {
        this.landscape = landscape;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Shops whose orders go somewhere and that can be asked for them. */
    public List<SystemId> shops() {
        Running running = landscape.now();
        return running.landscape().systems().stream()
                .map(SystemSpec::id)
                .filter(system -> !targets(running, system).isEmpty())
                .filter(system -> running.can(system, Capability.ORDER_CHANGES))
                .toList();
    }

    /**
     * Some days of one shop, each once per target; the shop is read once for all of them.
     *
     * @param zone in which a day begins and ends
     * @throws FailureException if the shop or the ledger cannot be asked
     */
    public List<DayBalance> of(SystemId shop, LocalDate first, int days, ZoneId zone) {
        Running running = landscape.now();
        Connector source = running.require(shop);
        Instant begin = first.atStartOfDay(zone).toInstant();
        List<Read> read = ChangedOrders.since(source.orderChanges(), begin).stream()
                .map(changed -> read(source, running, changed))
                .toList();
        List<DayBalance> balances = new ArrayList<>();
        for (int n = 0; n < days; n++) {
            LocalDate day = first.plusDays(n);
            List<Read> placed =
                    read.stream().filter(order -> order.isPlacedOn(day, zone)).toList();
            targets(running, shop)
                    .forEach(target -> balances.add(new DayBalance(shop, target, day, booked(placed, target))));
        }
        return balances;
    }

    private static List<SystemId> targets(Running running, SystemId shop) {
        return running.landscape().targets(FlowSpec.ORDERS_TO_ERP.word(), shop);
    }

    private List<BookedOrder> booked(List<Read> read, SystemId target) {
        Set<SubjectRef> subjects =
                read.stream().map(order -> order.said().notice().subject()).collect(Collectors.toSet());
        Map<SubjectRef, Link> links = subjects.isEmpty()
                ? Map.of()
                : ledger.links(target, subjects).stream().collect(Collectors.toMap(Link::subject, Function.identity()));
        Instant settled = clock.instant().minus(GRACE);
        return read.stream()
                .map(order -> order.booked(fate(
                        order,
                        Optional.ofNullable(links.get(order.said().notice().subject())),
                        settled)))
                .toList();
    }

    private static Fate fate(Read order, Optional<Link> link, Instant settled) {
        if (link.flatMap(Link::erased).isPresent()) {
            return link.get().state() == LinkState.DELIVERED ? Fate.DELIVERED : Fate.EXCLUDED;
        }
        Fate known = link.map(DayBook::fate).orElse(Fate.MISSING);
        boolean older = known != Fate.ON_ITS_WAY && link.isPresent() && order.isNewerThan(link.get());
        Fate fate = older ? Fate.OUTDATED : known;
        boolean young = order.said().changedAt().isAfter(settled);
        return young && !fate.isExplained() ? Fate.ON_ITS_WAY : fate;
    }

    private static Fate fate(Link link) {
        return switch (link.state()) {
            case DELIVERED -> Fate.DELIVERED;
            case SKIPPED -> Fate.EXCLUDED;
            case HELD -> Fate.HELD;
            case FAILED -> Fate.FAILED;
            case CLAIMED, WAITING, UNKNOWN -> Fate.ON_ITS_WAY;
        };
    }

    /** An order that cannot be read is in the balance without a sum: that it is there is what counts. */
    private Read read(Connector source, Running running, Changed changed) {
        Arrival arrival = new Arrival(source.system().id(), changed.body(), clock.instant());
        Envelope envelope = new Routing(running.landscape(), ids)
                .perTarget(arrival, changed.notice())
                .getFirst();
        return new Read(changed, source.orderSource().stateIn(envelope));
    }

    private record Read(Changed said, Optional<Order> order) {
        private boolean isPlacedOn(LocalDate day, ZoneId zone) {
            Instant placed = order.map(Order::placedAt).orElse(said.changedAt());
            return LocalDate.ofInstant(placed, zone).equals(day);
        }

        private boolean isNewerThan(Link link) {
            Optional<Version> said = this.said.notice().version();
            return said.isPresent()
                    && link.version()
                            .map(known -> known.isOlderThan(said.get()))
                            .orElse(true);
        }

        private BookedOrder booked(Fate fate) {
            String number =
                    order.map(Order::number).orElse(said.notice().subject().id());
            return new BookedOrder(number, order.map(Order::total), fate, said);
        }
    }
}
