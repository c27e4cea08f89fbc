package dev.waybill.flows;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Carrier;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Deliveries;
import dev.waybill.engine.delivery.Flows;
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
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeBoard;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An ERP that ships and invoices, the poller, and a shop that shows it. */
final class PaperWorld {
    static final String ORDER = "shop-es:1001";
    static final SubjectRef IN_SHOP = new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), "1001");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    final SettableClock clock = SettableClock.atNoon();
    final FakeErp erp = new FakeErp();
    final FakeShop shop = new FakeShop();
    final FakeBoard board = shop.board(new SystemId("shop-es"));
    final MemoryLedger ledger = new MemoryLedger();
    private final MemoryCursors cursors = new MemoryCursors();
    private final RecordingLog log = new RecordingLog();
    private final CountingIds ids = new CountingIds();
    private final MemoryLandscapeStore store = new MemoryLandscapeStore();
    private OrderPapers papers = new OrderPapers(
            new ExternalRef(new SystemId("erp"), "7", "S7"), Progress.OPEN, false, EUR, List.of(), List.of());

    PaperWorld() {
        this(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").documents());
    }

    PaperWorld(LandscapeFixture landscape) {
        store.append(new Revision(landscape.build(1), "", "test", "test", clock.instant()));
        board.has(IN_SHOP, "121.00");
    }

    void ships(String number, Progress progress, String... tracking) {
        Shipment shipment = new Shipment(
                number,
                Shipment.Direction.TO_BUYER,
                Optional.of(DAY),
                Optional.empty(),
                List.of(tracking),
                List.of(new Shipment.Line("MUG", Quantity.pieces(BigDecimal.ONE))));
        List<Shipment> shipments = new java.util.ArrayList<>(papers.shipments());
        shipments.removeIf(known -> known.number().equals(number));
        shipments.add(shipment);
        say("shipment " + number, progress, shipments, papers.invoices());
    }

    void invoices(String number, Invoice.Kind kind, String total) {
        List<Invoice> invoices = new java.util.ArrayList<>(papers.invoices());
        Money money = Money.of(total, "EUR");
        invoices.add(new Invoice(number, kind, DAY, money, Money.of("0.00", "EUR"), money));
        say("invoice " + number, papers.progress(), papers.shipments(), invoices);
    }

    void reaches(Progress progress) {
        say("sale 7", progress, papers.shipments(), papers.invoices());
    }

    private void say(String document, Progress progress, List<Shipment> shipments, List<Invoice> invoices) {
        boolean all = progress == Progress.SHIPPED && !invoices.isEmpty();
        papers = new OrderPapers(papers.order(), progress, all, EUR, shipments, invoices);
        erp.papers().says(ORDER, papers, document, clock.instant());
    }

    /** What a look at the ERP brings into the queue. */
    List<Envelope> polled() {
        clock.pass(Duration.ofMinutes(16));
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        new Polls(landscape(), cursors, queue, ledger, ids, clock)
                .run(clock.instant().plusSeconds(60));
        return queue.takeAll().stream()
                .filter(envelope -> envelope.subject().kind() == EntityKind.DOCUMENT)
                .toList();
    }

    /** Looks, and carries what changed. */
    void settles() {
        carry(polled(), StepProbe.NONE);
    }

    /** A person lets pass what is held. */
    void approves() {
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        Redrive redrive = new Redrive(ledger, queue, ids, clock);
        ledger.open(10).forEach(item -> redrive.again(item.opened().by(), new By("anna", "agreed"), Edit.APPROVAL));
        carry(queue.takeAll(), StepProbe.NONE);
    }

    /** Carries until nothing is to be tried again; who dies is started anew. */
    void carry(List<Envelope> envelopes, StepProbe probe) {
        StepProbe next = probe;
        for (Envelope envelope : envelopes) {
            for (int times = 1; times < 20; times++) {
                try {
                    List<Verdict> verdicts = deliveries(next)
                            .run(
                                    List.of(new Received("m", envelope, times)),
                                    clock.instant().plusSeconds(120));
                    if (!(verdicts.getFirst() instanceof Verdict.Retry retry)) {
                        break;
                    }
                    clock.pass(retry.in());
                } catch (Crash died) {
                    next = StepProbe.NONE;
                    clock.pass(Duration.ofSeconds(121));
                }
            }
        }
    }

    /** The shop's webhook about a state of the order is carried to the ERP; what became of it. */
    Operation hears(Order state) {
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        new Intake(landscape(), queue, log, ids).accept(shop.says(state, clock.instant()));
        carry(queue.takeAll(), StepProbe.NONE);
        return ledger.history(state.subject()).operations().getLast();
    }

    List<Operation> operations() {
        return ledger.history(new SubjectRef(EntityKind.DOCUMENT, new SystemId("erp"), ORDER))
                .operations();
    }

    PaperBook book() {
        return new PaperBook(landscape(), ledger, ids, clock);
    }

    private Deliveries deliveries(StepProbe probe) {
        Records records = new Records(ledger, new MemoryDeadLetters(clock), log, ids, clock);
        Circuits circuits = new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7));
        Rules rules = Rules.standard(circuits, Rules.REREAD_AFTER, new Random(7));
        OrdersToErp orders = new OrdersToErp(ledger, new StockOfOrders(new MemoryDeliveryQueue(), ids, clock));
        Carrier carrier =
                new Carrier(landscape(), new Flows(List.of(new DocumentsToShops(), orders)), records, rules, probe);
        return new Deliveries(carrier, clock, Duration.ofSeconds(20));
    }

    private CurrentLandscape landscape() {
        Map<String, ConnectorType> types = Map.of(erp.name(), erp, shop.name(), shop);
        Connections connections = new Connections(
                types, system -> new MemorySecrets(Map.of()), new JdkHttpDoor(Duration.ofSeconds(1)), clock);
        return new CurrentLandscape(store, connections, Duration.ofSeconds(60));
    }
}
