package dev.waybill.testkit;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.connector.order.OrderReader.CurrentOrder;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.connector.party.BuyerSearch;
import dev.waybill.connector.party.BuyerSearch.Found;
import dev.waybill.connector.party.PartySource;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.connector.webhook.Subscriptions.Subscription;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shop that speaks canonical: its webhook bodies are tickets for orders it remembers. Signed by the header
 * {@code token: genuine}. It can be asked for an order, and for those that changed.
 */
public final class FakeShop implements ConnectorType {
    private final Map<String, OrderSource.OrderNews> news = new ConcurrentHashMap<>();
    private final Map<SubjectRef, CurrentOrder> current = new ConcurrentHashMap<>();
    private final Map<SubjectRef, Instant> changes = new ConcurrentHashMap<>();
    private final Queue<FailureCode> faults = new ArrayDeque<>();
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private int pageSize = 100;
    private final Map<SystemId, FakeShelves> shelves = new ConcurrentHashMap<>();
    private final Map<SystemId, FakePriceTags> tags = new ConcurrentHashMap<>();
    private final Map<SystemId, FakeParties> accounts = new ConcurrentHashMap<>();
    private final Map<SystemId, FakeShowcase> showcases = new ConcurrentHashMap<>();
    private final Map<SystemId, FakeBoard> boards = new ConcurrentHashMap<>();
    private final Map<SystemId, Subscription> subscribed = new ConcurrentHashMap<>();
    private final FakeCustomers customers = new FakeCustomers();
    private Optional<FailureCode> refusal = Optional.empty();
    private int readings;
    private int listings;
    private int inspections;

    @Override
    public String name() {
        return "fake-shop";
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> always = Set.of(
                Capability.WEBHOOKS,
                Capability.ORDER_SOURCE,
                Capability.ORDER_READING,
                Capability.ORDER_CHANGES,
                Capability.BUYER_SEARCH,
                Capability.STOCK_TARGET,
                Capability.DOCUMENT_TARGET,
                Capability.PARTY_SOURCE,
                Capability.PARTY_TARGET,
                Capability.PRICE_TARGET,
                Capability.CATALOGUE_TARGET);
        return subscribed.isEmpty()
                ? always
                : Stream.concat(always.stream(), Stream.of(Capability.SUBSCRIPTIONS))
                        .collect(Collectors.toSet());
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return new Connection(system);
    }

    /** What one of its shops shows as available. */
    public FakeShelves shelves(SystemId system) {
        return shelves.computeIfAbsent(system, FakeShelves::new);
    }

    /** Who has an account there. */
    public FakeCustomers customers() {
        return customers;
    }

    /** The same as one of its shops keeps them, where somebody else may write to them. */
    public FakeParties accounts(SystemId system) {
        return accounts.computeIfAbsent(system, any -> new FakeParties());
    }

    /** What one of its shops asks for its items. */
    public FakePriceTags tags(SystemId system) {
        return tags.computeIfAbsent(system, FakePriceTags::new);
    }

    /** What one of its shops calls its items, and what else it says of them. */
    public FakeShowcase showcase(SystemId system) {
        return showcases.computeIfAbsent(system, FakeShowcase::new);
    }

    /** What one of its shops tells its buyers of their orders. */
    public FakeBoard board(SystemId system) {
        return boards.computeIfAbsent(system, any -> new FakeBoard());
    }

    /** The webhook that says an order stands like this. */
    public RawWebhook says(Order order, Instant at) {
        return says(
                order.subject(),
                new OrderSource.OrderNews.State(order),
                order.version().sortable(),
                at);
    }

    /** An order stands like this and no webhook says so: it is found by asking only. */
    public void has(Order order) {
        says(order, order.version().changedAt());
    }

    /** The webhook that says something else about an order. */
    public RawWebhook says(SubjectRef order, OrderSource.OrderNews what, String version, Instant at) {
        String ticket = order.id() + " " + version + " " + what.hashCode();
        news.put(ticket, what);
        Optional<Version> told = version.equals("-") ? Optional.empty() : Optional.of(Version.parse(version));
        CurrentOrder said = new CurrentOrder(Body.of(ticket), told);
        if (said.equals(current.merge(order, said, FakeShop::newer))) {
            changes.put(order, told.map(Version::changedAt).orElse(at));
        }
        return new RawWebhook(order.system(), Map.of("token", "genuine"), Body.of(ticket), at);
    }

    /** What it says late is not how it stands. */
    private static CurrentOrder newer(CurrentOrder known, CurrentOrder told) {
        boolean late = told.version()
                .flatMap(version -> known.version().map(version::isOlderThan))
                .orElse(false);
        return late ? known : told;
    }

    /** The shop does not know the order any more. */
    public void forgets(SubjectRef order) {
        current.remove(order);
        changes.remove(order);
    }

    /** From now on, so many changed orders are listed at once. */
    public void pagesOf(int orders) {
        pageSize = orders;
    }

    /** The next so many times it is asked for changed orders, it fails like this. */
    public void failsListing(FailureCode code, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(code);
        }
    }

    /** Happens just before the next listing is made, then the one after. */
    public void meanwhile(Runnable change) {
        meanwhile.add(change);
    }

    /** Whether something is still to happen, or to fail, when it is asked for changed orders. */
    public boolean isRestless() {
        return !meanwhile.isEmpty() || !faults.isEmpty();
    }

    /** From now on one of its shops sends its webhooks, or does not, and can be asked about it. */
    public void sendsWebhooks(SystemId system, State state) {
        subscribed.put(system, new Subscription("order.updated", state, "webhook 12"));
    }

    /** From now on it answers every question like this, until it is told {@link #answers}. */
    public void refuses(FailureCode code) {
        refusal = Optional.of(code);
    }

    /** From now on it answers again. */
    public void answers() {
        refusal = Optional.empty();
    }

    /** How often it was asked which webhooks it sends. */
    public int inspections() {
        return inspections;
    }

    /** How often it was asked for changed orders. */
    public int listings() {
        return listings;
    }

    /** How often it was asked how an order stands. */
    public int readings() {
        return readings;
    }

    private final class Connection
            implements Connector, Webhooks, Subscriptions, OrderSource, OrderReader, OrderChanges {
        private final SystemSpec system;

        private Connection(SystemSpec system) {
            this.system = system;
        }

        @Override
        public SystemSpec system() {
            return system;
        }

        @Override
        public Webhooks webhooks() {
            return this;
        }

        @Override
        public Subscriptions subscriptions() {
            return this;
        }

        @Override
        public List<Subscription> now() {
            inspections++;
            refusal.ifPresent(this::fail);
            return List.of(subscribed.getOrDefault(
                    system.id(), new Subscription("order.updated", State.ACTIVE, "webhook 12")));
        }

        @Override
        public String remedy() {
            return "switch them on in the fake shop";
        }

        private void fail(FailureCode code) {
            throw new FailureException(
                    Failure.of(code, system.id(), "listOrders", "the fake shop was told to fail", "ask again"));
        }

        @Override
        public OrderSource orderSource() {
            return this;
        }

        @Override
        public PartySource partySource() {
            return customers;
        }

        @Override
        public PartyTarget partyTarget() {
            return accounts(system.id()).target(system.id(), () -> {});
        }

        @Override
        public BuyerSearch buyerSearch() {
            return this::bought;
        }

        /** The latest first; it tells no customers. */
        private Found bought(EmailAddress email) {
            refusal.ifPresent(this::fail);
            List<SubjectRef> orders = news.values().stream()
                    .flatMap(told -> told instanceof OrderNews.State state ? Stream.of(state.order()) : Stream.empty())
                    .filter(order -> order.subject().system().equals(system.id()))
                    .filter(order -> order.buyer().emailKey().equals(Optional.of(email.value())))
                    .sorted(Comparator.comparing(Order::placedAt)
                            .thenComparing(Order::number)
                            .reversed())
                    .map(Order::subject)
                    .distinct()
                    .toList();
            return new Found(orders.stream().limit(BuyerSearch.MOST).toList(), orders.size() <= BuyerSearch.MOST);
        }

        @Override
        public OrderReader orderReader() {
            return this;
        }

        @Override
        public DocumentTarget documentTarget() {
            return board(system.id());
        }

        @Override
        public PriceTarget priceTarget() {
            return tags(system.id()).target();
        }

        @Override
        public CatalogueTarget catalogueTarget() {
            return showcase(system.id()).target();
        }

        @Override
        public StockTarget stockTarget() {
            return shelves(system.id()).target();
        }

        @Override
        public Optional<CurrentOrder> read(SubjectRef order) {
            readings++;
            return Optional.ofNullable(current.get(order));
        }

        @Override
        public OrderChanges orderChanges() {
            return this;
        }

        @Override
        public int pageSize() {
            return pageSize;
        }

        @Override
        public List<Changed> since(Instant from, int skip) {
            listings++;
            Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
            refusal.ifPresent(this::fail);
            if (shelves(system.id()).isDown()) {
                fail(FailureCode.DOWN);
            }
            Optional.ofNullable(faults.poll()).ifPresent(this::fail);
            return changed()
                    .filter(order -> !order.changedAt().isBefore(from))
                    .skip(skip)
                    .limit(pageSize)
                    .toList();
        }

        private Stream<Changed> changed() {
            return changes.entrySet().stream()
                    .filter(change -> change.getKey().system().equals(system.id()))
                    .sorted(Map.Entry.<SubjectRef, Instant>comparingByValue()
                            .thenComparing(change -> change.getKey().id()))
                    .flatMap(change -> Optional.ofNullable(current.get(change.getKey())).stream()
                            .map(order -> new Changed(change(order.body()), change.getValue(), order.body())));
        }

        @Override
        public boolean isGreeting(RawWebhook webhook) {
            return webhook.header("greeting").isPresent();
        }

        @Override
        public void verify(RawWebhook webhook) {
            if (!webhook.header("token").equals(Optional.of("genuine"))) {
                throw new FailureException(Failure.of(
                        FailureCode.SIGNATURE_WRONG, system.id(), "verifyWebhook", "not genuine", "check the token"));
            }
        }

        @Override
        public Notice identify(RawWebhook webhook) {
            String[] ticket = text(webhook.body()).split(" ", 3);
            if (webhook.header("privacy").isPresent()) {
                return new Notice.PrivacyRequest(
                        "customers/redact", new SubjectRef(EntityKind.PARTY, system.id(), ticket[0]), ticket[0]);
            }
            return change(webhook.body());
        }

        @Override
        public List<String> ordersNamed(Body privacyRequest) {
            return Stream.of(text(privacyRequest).split(" ", -1)).skip(1).toList();
        }

        private Notice.Change change(Body body) {
            if (FakeCustomers.isTicket(body)) {
                return FakeCustomers.change(system.id(), body);
            }
            String[] ticket = text(body).split(" ", 3);
            Optional<Version> version = ticket.length < 2 || ticket[1].equals("-")
                    ? Optional.empty()
                    : Optional.of(Version.parse(ticket[1]));
            return new Notice.Change(
                    "order.updated",
                    new SubjectRef(EntityKind.ORDER, system.id(), ticket[0]),
                    body.hash(),
                    version,
                    Map.of());
        }

        @Override
        public OrderNews translate(Envelope envelope) {
            OrderNews found = news.get(text(envelope.body()));
            if (found == null) {
                throw new FailureException(Failure.of(
                        FailureCode.BODY_UNREADABLE, system.id(), "readBody", "no such ticket", "look at the body"));
            }
            return found;
        }

        private static String text(Body body) {
            return new String(body.bytes(), StandardCharsets.UTF_8);
        }
    }
}
