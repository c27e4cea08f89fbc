package dev.waybill.engine.doctor;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Subscriptions.Subscription;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
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

/** What can be asked of a system without changing anything there: that which its routes need. What is asked for does not exist. */
final class Trials {
    /** Something no shop has: asking for it proves the way there and the rights. */
    private static final String NOTHING = "waybill-doctor";

    /** Nobody can have it (RFC 2606). */
    private static final String NOBODY = NOTHING + "@example.invalid";

    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final Running running;
    private final Clock clock;

    Trials(Running running, Clock clock) {
        this.running = running;
        this.clock = clock;
    }

    /** Nothing where the connector cannot do it; {@code config check} says so where a route needs it. */
    List<Trial> of(SystemId system) {
        List<Trial> trials = new ArrayList<>();
        if (sends(running, system)) {
            add(trials, system, "sends its webhooks", Capability.SUBSCRIPTIONS, this::webhooks);
            add(trials, system, "lists its orders", Capability.ORDER_CHANGES, this::orders);
        }
        if (isTo(FlowSpec.ORDERS_TO_ERP, system)) {
            add(trials, system, "looks up orders", Capability.ORDER_TARGET, Trials::lookUp);
        }
        if (isFrom(running, FlowSpec.STOCK_TO_SHOPS, system)) {
            add(trials, system, "tells its stock", Capability.STOCK_SOURCE, Trials::stock);
        }
        if (isTo(FlowSpec.STOCK_TO_SHOPS, system)) {
            add(trials, system, "tells what stock it shows", Capability.STOCK_TARGET, Trials::shelves);
        }
        if (isFrom(running, FlowSpec.DOCUMENTS_TO_SHOPS, system)) {
            add(trials, system, "lists shipments and invoices", Capability.DOCUMENT_SOURCE, this::papers);
        }
        if (isTo(FlowSpec.DOCUMENTS_TO_SHOPS, system)) {
            add(trials, system, "tells what documents it shows", Capability.DOCUMENT_TARGET, Trials::board);
        }
        if (isFrom(running, FlowSpec.ITEMS_TO_SHOPS, system)) {
            add(trials, system, "tells its prices", Capability.PRICE_SOURCE, Trials::prices);
        }
        if (isTo(FlowSpec.ITEMS_TO_SHOPS, system)) {
            add(trials, system, "tells in what it shows prices", Capability.PRICE_TARGET, Trials::priceTags);
        }
        if (isFrom(running, FlowSpec.CUSTOMERS_TO_SHOPS, system)) {
            add(trials, system, "lists its customers", Capability.PARTY_CHANGES, this::customers);
        }
        if (isTo(FlowSpec.CUSTOMERS_TO_ERP, system) || isTo(FlowSpec.CUSTOMERS_TO_SHOPS, system)) {
            add(trials, system, "looks up customers", Capability.PARTY_TARGET, Trials::register);
        }
        return trials;
    }

    private void add(
            List<Trial> trials, SystemId system, String what, Capability needed, Function<Connector, Check> trial) {
        if (running.can(system, needed)) {
            trials.add(new Trial(what, trial));
        }
    }

    /** Whether orders of this shop are carried, which its webhooks announce. */
    static boolean sends(Running running, SystemId system) {
        return isFrom(running, FlowSpec.ORDERS_TO_ERP, system);
    }

    private static boolean isFrom(Running running, FlowSpec flow, SystemId system) {
        return !running.landscape().targets(flow.word(), system).isEmpty();
    }

    private boolean isTo(FlowSpec flow, SystemId system) {
        return running.landscape().systems().stream().anyMatch(source -> running.landscape()
                .route(flow.word(), source.id(), system)
                .isPresent());
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
        if (latest.filter(time -> time.isAfter(now.plus(Doctor.MOST_APART))).isPresent()) {
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

    private Check customers(Connector owner) {
        int changed = owner.partyChanges()
                .changedSince(clock.instant().minus(LOOK_BACK), 0)
                .size();
        return Check.well(owner.system().id(), "lists its customers", changed + " changed within the last hour");
    }

    private static Check register(Connector keeper) {
        SystemId system = keeper.system().id();
        Customer nobody = new Customer(
                PartyReference.of(system, NOTHING),
                List.of(),
                NOTHING,
                "",
                Optional.empty(),
                List.of(new Contact(NOTHING, List.of(NOBODY), List.of())),
                List.of(),
                Optional.empty());
        keeper.partyTarget().find(nobody, Optional.empty());
        return Check.well(system, "looks up customers", "answers");
    }

    private static Check board(Connector shop) {
        SystemId system = shop.system().id();
        shop.documentTarget().shown(new SubjectRef(EntityKind.ORDER, system, "0"));
        return Check.well(system, "tells what documents it shows", "answers");
    }
}
