package dev.waybill.cli.doctor;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Subscriptions.Subscription;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Running;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks every system once for each thing that a route needs of it, and changes nothing: whether it is there, lets us in, lets us do
 * that, still sends its webhooks, and has a clock like ours. What is asked for does not exist, so that the answers are small.
 */
public final class Doctor {
    /** Something no shop has: asking for it proves the way there and the rights. */
    private static final String NOTHING = "waybill-doctor";

    private static final Duration LOOK_BACK = Duration.ofHours(1);

    /** Signatures of Standard Webhooks, and the order of changes, allow for no more. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(2);

    private final Running running;
    private final Clock clock;

    public Doctor(Running running, Clock clock) {
        this.running = running;
        this.clock = clock;
    }

    /** One line for each thing that was tried, system by system. */
    public List<Check> examine() {
        return running.landscape().systems().stream()
                .map(SystemSpec::id)
                .flatMap(system -> examine(system).stream())
                .toList();
    }

    private List<Check> examine(SystemId system) {
        List<Check> checks = new ArrayList<>();
        if (isFrom(FlowSpec.ORDERS_TO_ERP, system)) {
            checks.addAll(tried(system, "sends its webhooks", Capability.SUBSCRIPTIONS, this::webhooks));
            checks.addAll(tried(system, "lists its orders", Capability.ORDER_CHANGES, this::orders));
        }
        if (isTo(FlowSpec.ORDERS_TO_ERP, system)) {
            checks.addAll(tried(system, "looks up orders", Capability.ORDER_TARGET, Doctor::lookUp));
        }
        if (isFrom(FlowSpec.STOCK_TO_SHOPS, system)) {
            checks.addAll(tried(system, "tells its stock", Capability.STOCK_SOURCE, Doctor::stock));
        }
        if (isTo(FlowSpec.STOCK_TO_SHOPS, system)) {
            checks.addAll(tried(system, "tells what stock it shows", Capability.STOCK_TARGET, Doctor::shelves));
        }
        if (isFrom(FlowSpec.DOCUMENTS_TO_SHOPS, system)) {
            checks.addAll(tried(system, "lists shipments and invoices", Capability.DOCUMENT_SOURCE, this::papers));
        }
        if (isTo(FlowSpec.DOCUMENTS_TO_SHOPS, system)) {
            checks.addAll(tried(system, "tells what documents it shows", Capability.DOCUMENT_TARGET, Doctor::board));
        }
        if (isFrom(FlowSpec.ITEMS_TO_SHOPS, system)) {
            checks.addAll(tried(system, "tells its prices", Capability.PRICE_SOURCE, Doctor::prices));
        }
        if (isTo(FlowSpec.ITEMS_TO_SHOPS, system)) {
            checks.addAll(tried(system, "tells in what it shows prices", Capability.PRICE_TARGET, Doctor::priceTags));
        }
        return checks;
    }

    private boolean isFrom(FlowSpec flow, SystemId system) {
        return !running.landscape().targets(flow.word(), system).isEmpty();
    }

    private boolean isTo(FlowSpec flow, SystemId system) {
        return running.landscape().systems().stream().anyMatch(source -> running.landscape()
                .route(flow.word(), source.id(), system)
                .isPresent());
    }

    /** Nothing to try where the connector cannot do it; `config check` says so where a route needs it. */
    private List<Check> tried(SystemId system, String what, Capability needed, Function<Connector, Check> trial) {
        if (!running.can(system, needed)) {
            return List.of();
        }
        try {
            return List.of(trial.apply(running.require(system)));
        } catch (FailureException e) {
            return List.of(Check.wrong(system, what, e.failure()));
        }
    }

    private Check webhooks(Connector shop) {
        Subscriptions subscriptions = shop.subscriptions();
        List<Subscription> all = subscriptions.now();
        List<Subscription> stopped =
                all.stream().filter(topic -> !topic.isSent()).toList();
        String words = (stopped.isEmpty() ? all : stopped)
                .stream()
                        .map(topic -> topic.topic() + " " + topic.state().word())
                        .collect(Collectors.joining(", "));
        return new Check(
                shop.system().id(),
                "sends its webhooks",
                stopped.isEmpty(),
                words,
                stopped.isEmpty() ? "" : subscriptions.remedy());
    }

    private Check orders(Connector shop) {
        Instant now = clock.instant();
        SystemId system = shop.system().id();
        Optional<Instant> latest = shop.orderChanges().since(now.minus(LOOK_BACK), 0).stream()
                .map(Changed::changedAt)
                .max(Instant::compareTo);
        if (latest.filter(time -> time.isAfter(now.plus(MOST_AHEAD))).isPresent()) {
            return new Check(
                    system,
                    "lists its orders",
                    false,
                    "its latest change is of " + latest.get() + ", which is ahead of this computer's clock (" + now
                            + ")",
                    "set the clock that is wrong: an order from the future makes later changes of it stale");
        }
        return Check.well(
                system,
                "lists its orders",
                latest.map(time -> "the latest changed at " + time).orElse("none changed within the last hour"));
    }

    private static Check lookUp(Connector erp) {
        SystemId system = erp.system().id();
        erp.orderTarget().find(new OrderReference(system + ":" + NOTHING));
        return Check.well(system, "looks up orders", "answers");
    }

    private static Check stock(Connector owner) {
        owner.stockSource().available(Set.of(NOTHING), List.of());
        return Check.well(owner.system().id(), "tells its stock", "answers");
    }

    private static Check prices(Connector owner) {
        owner.priceSource().prices(Set.of(NOTHING), Optional.empty());
        return Check.well(owner.system().id(), "tells its prices", "answers");
    }

    private static Check priceTags(Connector shop) {
        PriceTarget.Terms terms = shop.priceTarget().terms();
        return Check.well(
                shop.system().id(),
                "tells in what it shows prices",
                terms.currency() + (terms.taxIncluded() ? ", with tax" : ", without tax"));
    }

    private static Check shelves(Connector shop) {
        shop.stockTarget().read(Set.of(NOTHING));
        return Check.well(shop.system().id(), "tells what stock it shows", "answers");
    }

    private Check papers(Connector owner) {
        int changed = owner.documentSource()
                .changedSince(clock.instant().minus(LOOK_BACK), 0)
                .size();
        return Check.well(
                owner.system().id(), "lists shipments and invoices", changed + " changed within the last hour");
    }

    private static Check board(Connector shop) {
        SystemId system = shop.system().id();
        shop.documentTarget().shown(new SubjectRef(EntityKind.ORDER, system, "0"));
        return Check.well(system, "tells what documents it shows", "answers");
    }
}
