package dev.waybill.testkit;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.item.CatalogueSource;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.party.PartySource;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ERP that speaks canonical, remembers what it was told, enforces nothing (two orders may carry one reference, as in
 * most real ERPs), and fails on request. Several threads may call it at once.
 */
public final class FakeErp implements ConnectorType {
    /** In which way the next calls fail. */
    public enum Fault {
        /** Nothing was done. */
        UNREACHABLE,
        /** Asks to come later. */
        TOO_BUSY,
        /** Does the work, then the answer is lost. */
        DONE_BUT_NO_ANSWER,
        /** Does not do the work, and no answer comes. */
        NOT_DONE_AND_NO_ANSWER,
        /** Says no. */
        REFUSED,
        /** Computes a cent too much. */
        WRONG_TOTAL,
        /** Throws what nobody foresaw. */
        DEFECT
    }

    private final List<PlacedOrder> orders = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Set<String> unknownItems = new HashSet<>();
    private final FakeWarehouse warehouse = new FakeWarehouse();
    private int writes;
    private int calls;
    private boolean down;
    private Optional<Runnable> atNextLook = Optional.empty();

    private final FakePapers papers = new FakePapers();
    private final FakeParties parties = new FakeParties();
    private final FakeCustomers customers = new FakeCustomers();
    private final FakePriceList prices = new FakePriceList();
    private final FakeSheets sheets = new FakeSheets();

    @Override
    public String name() {
        return "fake-erp";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.ORDER_TARGET,
                Capability.STOCK_SOURCE,
                Capability.DOCUMENT_SOURCE,
                Capability.PARTY_SOURCE,
                Capability.PARTY_CHANGES,
                Capability.PARTY_TARGET,
                Capability.PRICE_SOURCE,
                Capability.CATALOGUE_SOURCE);
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("items.*", false, Setting.Kind.TEXT, "its own number for an item"),
                Setting.PARTIES,
                Setting.HOLD_RESEMBLING);
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public Connector connect(SystemSpec system, Surroundings surroundings) {
        return new Connection(system);
    }

    /** Whom it knows; goes down and comes back with it. */
    public FakeParties parties() {
        return parties;
    }

    /** What its people enter about customers. */
    public FakeCustomers customers() {
        return customers;
    }

    /** What was shipped and invoiced. */
    public FakePapers papers() {
        return papers;
    }

    /** What its items cost; goes down and comes back with it. */
    public FakePriceList prices() {
        return prices;
    }

    /** What its items are called, and what else it says of them; goes down and comes back with it. */
    public FakeSheets sheets() {
        return sheets;
    }

    /** What it has in stock; goes down and comes back with it. */
    public FakeWarehouse warehouse() {
        return warehouse;
    }

    /** The next writes fail like this, one after the other. */
    public void failNextWrites(Fault... like) {
        faults.addAll(List.of(like));
    }

    public void forget(String sku) {
        unknownItems.add(sku);
    }

    public void learn(String sku) {
        unknownItems.remove(sku);
    }

    /** From now on nothing reaches it. */
    public void goesDown() {
        down = true;
    }

    public void comesBack() {
        down = false;
    }

    /** No fault that was announced happens any more. */
    public void heals() {
        faults.clear();
    }

    /** How often it was called, in vain or not. */
    public int calls() {
        return calls;
    }

    /** Happens when it is looked into next, once: such as something that kills the process. */
    public void atNextLook(Runnable happens) {
        atNextLook = Optional.of(happens);
    }

    public synchronized List<PlacedOrder> orders() {
        return List.copyOf(orders);
    }

    /** Our references of the orders, in the order of {@link #orders()}. */
    public List<String> references() {
        return List.copyOf(references);
    }

    /** How often something was really written. */
    public synchronized int writes() {
        return writes;
    }

    /** Somebody in the warehouse ships it: from then on it can neither change nor be cancelled. */
    public void ship(int index) {
        PlacedOrder before = orders.get(index);
        orders.set(index, copy(before, before.stage(), Fulfilment.COMPLETE, false));
    }

    private static PlacedOrder copy(PlacedOrder of, OrderStage stage, Fulfilment fulfilment, boolean cancellable) {
        return new PlacedOrder(
                of.ref(),
                stage,
                fulfilment,
                of.lines(),
                of.total(),
                of.tax(),
                stage == OrderStage.PLACED,
                cancellable,
                of.changedAt());
    }

    private record Draft(Order order, OrderReference reference) implements OrderDraft {}

    private final class Connection implements Connector, OrderTarget {
        private final SystemSpec system;

        private Connection(SystemSpec system) {
            this.system = system;
        }

        @Override
        public SystemSpec system() {
            return system;
        }

        @Override
        public OrderTarget orderTarget() {
            return this;
        }

        @Override
        public PartySource partySource() {
            return customers;
        }

        @Override
        public PartyChanges partyChanges() {
            called();
            return customers;
        }

        @Override
        public PartyTarget partyTarget() {
            return parties.target(system.id(), this::called);
        }

        @Override
        public DocumentSource documentSource() {
            return papers;
        }

        @Override
        public PriceSource priceSource() {
            return prices.source(system.id(), this::called);
        }

        @Override
        public CatalogueSource catalogueSource() {
            return sheets.source(this::called);
        }

        @Override
        public StockSource stockSource() {
            return warehouse.source(system.id(), this::called);
        }

        @Override
        public Optional<PlacedOrder> find(OrderReference reference) {
            synchronized (FakeErp.this) {
                called();
                Optional<Runnable> happens = atNextLook;
                atNextLook = Optional.empty();
                happens.ifPresent(Runnable::run);
                int index = references.indexOf(reference.value());
                return index < 0 ? Optional.empty() : Optional.of(orders.get(index));
            }
        }

        @Override
        public OrderDraft translate(Order order, OrderReference reference) {
            for (OrderLine line : order.lines()) {
                if (line.sku().map(this::mapped).filter(unknownItems::contains).isPresent()) {
                    throw failure(FailureCode.ITEM_UNKNOWN, "line " + line.id() + ": no item " + line.label());
                }
            }
            return new Draft(order, reference);
        }

        /** Its own number for an item, where the settings have one. */
        private String mapped(String sku) {
            return system.setting("items." + sku).orElse(sku);
        }

        @Override
        public PlacedOrder create(OrderDraft draft) {
            synchronized (FakeErp.this) {
                Optional<Fault> fault = begin();
                PlacedOrder created = placed(draft.order(), Integer.toString(orders.size() + 1), fault);
                orders.add(created);
                references.add(draft.reference().value());
                writes++;
                return end(fault, created);
            }
        }

        @Override
        public PlacedOrder revise(PlacedOrder placed, OrderDraft draft) {
            synchronized (FakeErp.this) {
                Optional<Fault> fault = begin();
                PlacedOrder revised = placed(draft.order(), placed.ref().id(), fault);
                orders.set(index(placed), revised);
                writes++;
                return end(fault, revised);
            }
        }

        @Override
        public PlacedOrder advance(PlacedOrder placed, OrderStage stage) {
            synchronized (FakeErp.this) {
                Optional<Fault> fault = begin();
                PlacedOrder moved = copy(placed, stage, placed.fulfilment(), placed.cancellable());
                orders.set(index(placed), moved);
                writes++;
                return end(fault, moved);
            }
        }

        private int index(PlacedOrder placed) {
            return Integer.parseInt(placed.ref().id()) - 1;
        }

        private PlacedOrder placed(Order order, String id, Optional<Fault> fault) {
            boolean wrong = fault.equals(Optional.of(Fault.WRONG_TOTAL));
            Money extra = new Money(new BigDecimal(wrong ? "0.01" : "0"), order.currency());
            return new PlacedOrder(
                    new ExternalRef(system.id(), id, "S" + id),
                    OrderStage.PLACED,
                    Fulfilment.OPEN,
                    order.lines().stream()
                            .map(line -> new PlacedOrder.Line(line.label(), line.quantity(), line.net()))
                            .toList(),
                    order.gross().plus(extra),
                    order.tax(),
                    true,
                    true,
                    Optional.of(order.version().changedAt()));
        }

        /** What goes wrong with this write; throws at once where nothing is to be done. */
        private Optional<Fault> begin() {
            called();
            Optional<Fault> fault = Optional.ofNullable(faults.poll());
            fault.ifPresent(this::refuseAtOnce);
            return fault;
        }

        private void called() {
            calls++;
            if (down) {
                throw failure(FailureCode.UNREACHABLE, "no connection");
            }
        }

        private void refuseAtOnce(Fault fault) {
            switch (fault) {
                case UNREACHABLE -> throw failure(FailureCode.UNREACHABLE, "no connection");
                case TOO_BUSY -> throw failure(FailureCode.TOO_BUSY, "come later");
                case NOT_DONE_AND_NO_ANSWER -> throw failure(FailureCode.ANSWER_MISSING, "no answer");
                case REFUSED -> throw failure(FailureCode.TARGET_REFUSED, "the customer is blocked");
                case DEFECT -> throw new IllegalStateException("nobody foresaw this");
                case DONE_BUT_NO_ANSWER, WRONG_TOTAL -> {
                    // The work is done first.
                }
            }
        }

        private PlacedOrder end(Optional<Fault> fault, PlacedOrder result) {
            if (fault.equals(Optional.of(Fault.DONE_BUT_NO_ANSWER))) {
                throw failure(FailureCode.ANSWER_MISSING, "no answer");
            }
            return result;
        }

        private FailureException failure(FailureCode code, String why) {
            SystemId id = system.id();
            return new FailureException(
                    Failure.of(code, id, "fake", why, "look at it").retryingAfter(Duration.ZERO));
        }
    }
}
