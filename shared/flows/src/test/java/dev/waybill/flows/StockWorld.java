package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Backoff;
import dev.waybill.engine.delivery.Carrier;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Deliveries;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Judgement;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Rules;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.intake.Intake;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.PollRound;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Dismissal;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.stock.FreedStock;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockBook;
import dev.waybill.engine.stock.StockDeliveries;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.engine.stock.StockRules;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShelves;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.FakeWarehouse;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Stock in memory: an ERP that owns it, shops that show it, a queue without order, a clock that is moved. */
final class StockWorld {
    static final SystemId ERP = new SystemId("erp");
    static final SystemId SHOP = new SystemId("shop-es");
    private static final Duration INVOCATION = Duration.ofMinutes(2);

    final SettableClock clock = SettableClock.atNoon();
    final FakeShop shops = new FakeShop();
    final FakeErp erp = new FakeErp();
    final FakeWarehouse warehouse = erp.warehouse();
    final FakeShelves shelves = shops.shelves(SHOP);
    final MemoryLedger ledger = new MemoryLedger();
    final MemoryLeases leases = new MemoryLeases();
    final MemoryDeadLetters deadLetters = new MemoryDeadLetters(clock);
    final RecordingLog log = new RecordingLog();
    final CountingIds ids = new CountingIds();
    final List<Received> waiting = new ArrayList<>();
    private final MemoryLandscapeStore landscapes = new MemoryLandscapeStore();
    private final MemoryDeliveryQueue sold = new MemoryDeliveryQueue();
    private final MemoryDeliveryQueue redriven = new MemoryDeliveryQueue();
    private final MemoryDeliveryQueue polled = new MemoryDeliveryQueue();
    private final StockOfOrders stockOfOrders = new StockOfOrders(this::takes, ids, clock);
    private final Circuits circuits =
            new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7));
    private final CurrentLandscape landscape;
    private OrdersOnTheirWay ordersOnTheirWay = new OrdersOnTheirWay(ledger, ids, clock);
    private boolean diesAtRecord;
    private boolean queueIsDown;
    private int ledgerWrites;
    private int messages;

    StockWorld(StockPolicy policy) {
        this(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").stock(policy));
    }

    StockWorld(LandscapeFixture fixture) {
        landscape = new CurrentLandscape(
                landscapes,
                new Connections(
                        Map.of(shops.name(), shops, erp.name(), erp),
                        system -> new MemorySecrets(Map.of()),
                        call -> {
                            throw new AssertionError("no test here goes outside: " + call);
                        },
                        clock),
                Duration.ofSeconds(60));
        landscapes.append(new Revision(fixture.build(1), "", "test", "test", clock.instant()));
    }

    static SubjectRef stockOf(String sku) {
        return new SubjectRef(EntityKind.STOCK, ERP, sku);
    }

    /** The ERP has so many now, and the shop has the item. */
    StockWorld has(String sku, long available) {
        warehouse.put(sku, "main", BigDecimal.valueOf(available), clock.instant());
        if (shelves.shown(sku).isEmpty()) {
            shelves.hasWithoutNumber(sku);
        }
        return this;
    }

    Envelope message(String sku) {
        return message(sku, Body.empty());
    }

    /** A message that names these items in its body. */
    Envelope list(String... skus) {
        return message("webhook-" + ++messages, Body.of(String.join(",", skus)));
    }

    private Envelope message(String about, Body body) {
        return new Envelope(
                "stock-to-shops",
                ERP,
                SHOP,
                stockOf(about),
                "stock.changed",
                "key-" + ++messages,
                Optional.empty(),
                clock.instant(),
                new CorrelationId("c-" + messages),
                Map.of(),
                body,
                Envelope.Redriven.NO);
    }

    /** A message comes: look again. */
    StockWorld hears(String sku) {
        comes(message(sku));
        return this;
    }

    /** One round of asking the owner what changed; what it says waits then. */
    PollRound polls(CursorStore cursors) {
        PollRound round = new Polls(landscape, cursors, polled, ledger, ids, clock)
                .run(clock.instant().plus(INVOCATION));
        polled.takeAll().stream()
                .filter(envelope -> envelope.subject().kind() == EntityKind.STOCK)
                .forEach(this::comes);
        return round;
    }

    void comes(Envelope envelope) {
        waiting.add(new Received("m" + ++messages, envelope, 1));
    }

    /** One invocation with the first so many messages; false if it died. What is to be tried again waits again. */
    boolean runOnce(int most) {
        List<Received> batch = List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
        waiting.subList(0, batch.size()).clear();
        try {
            Duration shortest = Duration.ofDays(1);
            List<Verdict> verdicts = deliveries().run(batch, clock.instant().plus(INVOCATION));
            for (int i = 0; i < batch.size(); i++) {
                if (verdicts.get(i) instanceof Verdict.Retry retry) {
                    waiting.add(again(batch.get(i)));
                    shortest = retry.in().compareTo(shortest) < 0 ? retry.in() : shortest;
                }
            }
            if (!waiting.isEmpty() && shortest.compareTo(Duration.ofDays(1)) < 0) {
                clock.pass(shortest);
            }
            return true;
        } catch (Crash died) {
            diesAtRecord = false;
            batch.forEach(received -> waiting.add(again(received)));
            clock.pass(INVOCATION.plusSeconds(1));
            return false;
        }
    }

    private static Received again(Received received) {
        return new Received(received.messageId(), received.envelope(), received.times() + 1);
    }

    /** Carries all that waits, moving the clock over every wait. */
    void settles() {
        settles(1000);
    }

    void settles(int batch) {
        for (int round = 0; !waiting.isEmpty(); round++) {
            if (round > 3000) {
                throw new AssertionError("never settles: " + waiting);
            }
            runOnce(batch);
        }
        assertThat(log.onTheirWay().getOrDefault("stock-to-shops", 0))
                .as("each item that was looked at ended once")
                .isZero();
    }

    /** The instance is gone, and what it remembered with it. */
    void coldStart() {
        ordersOnTheirWay = new OrdersOnTheirWay(ledger, ids, clock);
    }

    /** One order is carried from its shop into the ERP, once. */
    void carries(Order order) {
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        RawWebhook webhook = shops.says(order, clock.instant());
        new Intake(landscape, queue, log, ids).accept(webhook);
        List<Received> batch = queue.takeAll().stream()
                .map(envelope -> new Received("o" + ++messages, envelope, 1))
                .toList();
        Carrier carrier = new Carrier(
                landscape,
                new Flows(List.of(new OrdersToErp(ledger, stockOfOrders))),
                new Records(observedLedger(), deadLetters, log, ids, clock),
                Rules.standard(circuits, Rules.REREAD_AFTER, new Random(7)),
                StepProbe.NONE);
        try {
            new Deliveries(carrier, clock, Duration.ofSeconds(30))
                    .run(batch, clock.instant().plus(INVOCATION));
        } catch (Crash died) {
            diesAtRecord = false;
        }
    }

    /** The looks that orders had queued since then wait. */
    List<Envelope> ordersHaveLookedAgain() {
        List<Envelope> looks = sold.takeAll();
        looks.forEach(this::comes);
        return looks;
    }

    /** A person says of all that waits that it needs nothing. */
    void dismissesAll() {
        FreedStock freed = new FreedStock(ledger, landscape, stockOfOrders);
        Dismissal dismissal = new Dismissal(ledger, freed::of, ids, clock);
        ledger.open(100).forEach(item -> dismissal.dismiss(item, new By("anna", "typed by hand")));
    }

    StockBook book() {
        return new StockBook(landscape, ordersOnTheirWay, clock);
    }

    /** The process dies after the next write, before it is recorded. */
    void diesAtNextRecord() {
        diesAtRecord = true;
    }

    /** The next looks that orders ask for are not taken by the queue. */
    void looksCannotBeQueued() {
        queueIsDown = true;
    }

    /** Everything that waits for a person is sent again. */
    void redrivesAll() {
        Redrive redrive = new Redrive(ledger, redriven, ids, clock);
        ledger.open(100).forEach(item -> redrive.again(item.opened().by(), new By("anna", "fixed"), Edit.NONE));
        redriven.takeAll().forEach(this::comes);
    }

    private void takes(List<Envelope> looks) {
        if (queueIsDown) {
            throw new FailureException(
                    Failure.of(FailureCode.DOWN, new SystemId("queue"), "queueMessages", "it is down", "wait"));
        }
        sold.send(looks);
    }

    Operation lastOf(SubjectRef subject) {
        return ledger.history(subject).operations().getLast();
    }

    Operation lastOf(String sku) {
        return ledger.history(stockOf(sku)).operations().getLast();
    }

    Optional<BigDecimal> shown(String sku) {
        return shelves.shown(sku);
    }

    int ledgerWrites() {
        return ledgerWrites;
    }

    StockDeliveries deliveries() {
        return new StockDeliveries(
                landscape,
                new Records(observedLedger(), deadLetters, log, ids, clock),
                new StockRules(
                        leases,
                        ordersOnTheirWay,
                        circuits,
                        new Judgement(Backoff.standard(new Random(7))),
                        Duration.ofSeconds(30)));
    }

    private Ledger observedLedger() {
        return (Ledger) Proxy.newProxyInstance(
                StockWorld.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    boolean writes = List.of("claim", "record", "note").contains(method.getName());
                    ledgerWrites += writes ? 1 : 0;
                    if (diesAtRecord && method.getName().equals("record")) {
                        throw Crash.before("record");
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
