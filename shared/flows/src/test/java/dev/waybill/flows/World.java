package dev.waybill.flows;

import dev.waybill.connector.http.HttpDoor;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
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
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.port.Ledger;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The whole product in memory: two shops, one ERP, a clock that is moved instead of waited for. */
final class World {
    private static final Duration INVOCATION = Duration.ofMinutes(2);
    private static final HttpDoor NO_NETWORK = call -> {
        throw new AssertionError("no test here goes outside: " + call);
    };

    final SettableClock clock = SettableClock.atNoon();
    final FakeShop shop = new FakeShop();
    final FakeErp erp = new FakeErp();
    final MemoryLedger ledger = new MemoryLedger();
    final MemoryDeadLetters deadLetters = new MemoryDeadLetters(clock);
    final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    final MemoryLandscapeStore landscapes = new MemoryLandscapeStore();
    final RecordingLog log = new RecordingLog();
    final MemoryCircuits circuits = new MemoryCircuits();
    private final CountingIds ids = new CountingIds();
    private final List<Envelope> waiting = new ArrayList<>();
    private final CurrentLandscape landscape = new CurrentLandscape(
            landscapes,
            new Connections(
                    Map.of(shop.name(), shop, erp.name(), erp),
                    system -> new MemorySecrets(Map.of()),
                    NO_NETWORK,
                    clock),
            Duration.ofSeconds(60));
    private StepProbe probe = StepProbe.NONE;
    private boolean brokenLedger;

    World(LandscapeFixture landscape) {
        apply(landscape.build(1));
    }

    World() {
        this(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"));
    }

    void apply(Landscape next) {
        if (!landscapes.append(new Revision(next, "", "test", "test", clock.instant()))) {
            throw new AssertionError("version " + next.version() + " was applied before");
        }
    }

    Intake intake() {
        return new Intake(landscape, queue, log, ids);
    }

    Receipt receives(RawWebhook webhook) {
        return intake().accept(webhook);
    }

    /** The shop sends a webhook about this state of an order. */
    World hears(Order order) {
        receives(shop.says(order, clock.instant()));
        return this;
    }

    World hears(SubjectRef order, OrderNews news) {
        receives(shop.says(order, news, "-", clock.instant()));
        return this;
    }

    /** The process will die after the n-th step that it ends from now on. */
    World diesAfterStep(int n) {
        probe = Crash.afterStep(n);
        return this;
    }

    /** Carries everything, moving the clock over every wait; what dies is started again. True if it died on the way. */
    boolean settles() {
        boolean died = false;
        waiting.addAll(queue.takeAll());
        for (int round = 0; !waiting.isEmpty(); round++) {
            if (round > 200) {
                throw new AssertionError("never settles: " + log.operations().getLast());
            }
            died |= !runOnce();
            waiting.addAll(queue.takeAll());
        }
        return died;
    }

    /** One invocation with all that waits; false if it died, which leaves its messages in the queue and its lease taken. */
    boolean runOnce() {
        waiting.addAll(queue.takeAll());
        List<Received> batch = new ArrayList<>();
        for (Envelope envelope : waiting) {
            batch.add(new Received(Integer.toString(batch.size()), envelope, 1));
        }
        try {
            List<Verdict> verdicts = deliveries().run(batch, clock.instant().plus(INVOCATION));
            keep(verdicts);
            return true;
        } catch (Crash died) {
            probe = StepProbe.NONE;
            clock.pass(INVOCATION.plusSeconds(1));
            return false;
        }
    }

    private void keep(List<Verdict> verdicts) {
        List<Envelope> again = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Retry retry) {
                again.add(waiting.get(Integer.parseInt(retry.messageId())));
                longest = longest.compareTo(retry.in()) > 0 ? longest : retry.in();
            }
        }
        waiting.clear();
        waiting.addAll(again);
        clock.pass(longest);
    }

    Deliveries deliveries() {
        Records records = new Records(ledgerOrBroken(), deadLetters, log, ids, clock);
        Carrier carrier = new Carrier(
                landscape,
                new Flows(List.of(new OrdersToErp(), new PrivacyRequests())),
                records,
                Rules.standard(
                        new Circuits(circuits, CircuitLimits.standard(), log, clock, new Random(7)),
                        Rules.REREAD_AFTER,
                        new Random(7)),
                probe);
        return new Deliveries(carrier, clock, Duration.ofSeconds(30));
    }

    /** What became of an order at last. */
    Operation lastOf(SubjectRef order) {
        return ledger.history(order).operations().getLast();
    }

    List<Ending> endingsOf(SubjectRef order) {
        return ledger.history(order).operations().stream()
                .map(Operation::ending)
                .toList();
    }

    CurrentLandscape landscape() {
        return landscape;
    }

    CountingIds ids() {
        return ids;
    }

    /** From now on every look at the ledger fails, as when its table cannot be reached. */
    void breakLedger() {
        brokenLedger = true;
    }

    private Ledger ledgerOrBroken() {
        if (!brokenLedger) {
            return ledger;
        }
        return (Ledger) Proxy.newProxyInstance(
                World.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    throw new FailureException(Failure.of(
                            FailureCode.DOWN, new SystemId("ledger"), method.getName(), "it is down", "wait"));
                });
    }
}
