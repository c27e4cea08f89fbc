package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.delivery.Adoption;
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
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryChangeSets;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryErasures;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.operator.AtSystems;
import dev.waybill.engine.operator.Chosen;
import dev.waybill.engine.operator.Deciding;
import dev.waybill.engine.operator.Dismissing;
import dev.waybill.engine.operator.EditRules;
import dev.waybill.engine.operator.Erasing;
import dev.waybill.engine.operator.Examining;
import dev.waybill.engine.operator.InTheirName;
import dev.waybill.engine.operator.Operator;
import dev.waybill.engine.operator.Polling;
import dev.waybill.engine.operator.Previewing;
import dev.waybill.engine.operator.Redriving;
import dev.waybill.engine.operator.Replaying;
import dev.waybill.engine.operator.Searching;
import dev.waybill.engine.poll.Again;
import dev.waybill.engine.poll.PollRound;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.poll.Queueing;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.Dismissal;
import dev.waybill.engine.redrive.Recovery;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redrives;
import dev.waybill.engine.redrive.Resumption;
import dev.waybill.engine.redrive.Sweep;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.engine.rehearsal.Rehearsal;
import dev.waybill.engine.review.ReviewClock;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.engine.whatif.WhatIf;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
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
    final MemoryErasures erasures = new MemoryErasures(ledger);
    final MemoryDeadLetters deadLetters = new MemoryDeadLetters(clock);
    final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    final MemoryDeliveryQueue looks = new MemoryDeliveryQueue();
    final MemoryLandscapeStore landscapes = new MemoryLandscapeStore();
    final RecordingLog log = new RecordingLog();
    final MemoryCircuits circuits = new MemoryCircuits();
    final MemoryLeases leases = new MemoryLeases();
    private final MemoryCursors cursors = new MemoryCursors();
    private final CountingIds ids = new CountingIds();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Circuits gate = new Circuits(circuits, CircuitLimits.standard(), log, clock, new Random(7));

    /** A message in the queue, and how often it was taken. */
    private record Waiting(Envelope envelope, int times) {}

    /** Configured as {@code other-erp}: the provider that one may change to. */
    final FakeErp otherErp = new FakeErp();

    private final Connections connections = new Connections(
            Map.of(shop.name(), shop, erp.name(), erp, "other-erp", otherErp),
            system -> new MemorySecrets(Map.of()),
            NO_NETWORK,
            clock);
    private final CurrentLandscape landscape = new CurrentLandscape(landscapes, connections, Duration.ofSeconds(60));
    private StepProbe probe = StepProbe.NONE;
    private boolean brokenLedger;
    private int queueingsLeft = -1;
    private boolean died;
    private boolean givenUp;

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

    /** A shop sends a webhook about a customer that changed just now; the clock moves on. */
    World hears(Customer customer) {
        clock.pass(Duration.ofSeconds(1));
        erp.parties().itIs(clock.instant());
        receives(shop.customers().says(customer, clock.instant()));
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
        take();
        for (int round = 0; !waiting.isEmpty(); round++) {
            if (round > 200) {
                throw new AssertionError("never settles: " + log.operations().getLast());
            }
            died |= !runOnce();
            take();
        }
        everyEndIsCounted();
        return died;
    }

    /** Of several that were done before a death, one may be told once more; what the queue gave up ends when it is swept up. */
    private void everyEndIsCounted() {
        if (!givenUp && !died) {
            assertThat(log.onTheirWay().values())
                    .as("each that was taken up ended once")
                    .allMatch(left -> left == 0);
        }
    }

    /** One invocation with all that waits; false if it died, which leaves its messages in the queue and its lease taken. */
    boolean runOnce() {
        take();
        List<Received> batch = new ArrayList<>();
        for (Waiting message : waiting) {
            batch.add(new Received(Integer.toString(batch.size()), message.envelope(), message.times() + 1));
        }
        try {
            List<Verdict> verdicts = deliveries().run(batch, clock.instant().plus(INVOCATION));
            keep(verdicts);
            return true;
        } catch (Crash died) {
            probe = StepProbe.NONE;
            dies();
            return false;
        }
    }

    /** The messages come back when the invocation's time is up. */
    private void dies() {
        this.died = true;
        waiting.replaceAll(message -> new Waiting(message.envelope(), message.times() + 1));
        clock.pass(INVOCATION.plusSeconds(1));
    }

    private void take() {
        queue.takeAll().forEach(envelope -> waiting.add(new Waiting(envelope, 0)));
    }

    SystemId erpId() {
        return new SystemId("erp");
    }

    Incident incident(FailureCode code) {
        return ledger.incidents().stream()
                .filter(incident -> incident.cause().code() == code)
                .findFirst()
                .orElseThrow();
    }

    /** The message that a webhook about this state becomes; it is not queued. */
    Envelope shopSays(Order order) {
        MemoryDeliveryQueue aside = new MemoryDeliveryQueue();
        new Intake(landscape, aside, log, ids).accept(shop.says(order, clock.instant()));
        return aside.takeAll().getFirst();
    }

    /** One invocation that ends with this error, as the runtime sees it; its messages come back when its time is up. */
    boolean diesIn(Class<? extends Error> like) {
        try {
            runOnce();
            return false;
        } catch (Error died) {
            if (!like.isInstance(died)) {
                throw died;
            }
            dies();
            return true;
        }
    }

    /** A message comes once more, or late, past the queue's own memory of what it has seen. */
    void comesAgain(Envelope envelope) {
        waiting.add(new Waiting(envelope, 0));
    }

    /** How many messages are in the queue. */
    int queued() {
        take();
        return waiting.size();
    }

    /** The queue gives up what it holds, as SQS does with what was taken too often. */
    void queueGivesUp() {
        take();
        givenUp |= !waiting.isEmpty();
        waiting.forEach(message -> deadLetters.moveThere(message.envelope()));
        waiting.clear();
    }

    Redrive redrive() {
        return new Redrive(ledger, queue, ids, clock);
    }

    /** What poll-changes does each minute. */
    PollRound polls() {
        return looking().run(clock.instant().plus(Duration.ofMinutes(5)));
    }

    private Polls looking() {
        return new Polls(landscape, cursors, queue, ledger, ids, clock);
    }

    /** How far each system was read. */
    List<Cursor> cursors() {
        return cursors.all();
    }

    /** Whoever queues for a person dies when so many were queued, the last of them still. */
    void diesAfterQueueing(int messages) {
        queueingsLeft = messages;
    }

    private void queueOrDie(List<Envelope> messages) {
        queue.send(messages);
        queueingsLeft -= messages.size();
        if (queueingsLeft == 0) {
            throw Crash.before("it knows that the messages are queued");
        }
    }

    /** What redrive-failures does each minute. */
    Redrives.Report sweeps() {
        Redrives redrives = new Redrives(redrive(), clock::pass, clock);
        new Sweep(deadLetters, ledger, new Adoption(landscape, records())).run(1000);
        return new Recovery(ledger, circuits, redrives)
                .run(Terms.STANDARD, clock.instant().plus(Duration.ofMinutes(5)));
    }

    /** The same, about what a new configuration may have mended. */
    Redrives.Report resumes() {
        Redrives redrives = new Redrives(redrive(), clock::pass, clock);
        return new Resumption(ledger, landscape, redrives)
                .run(Terms.STANDARD, clock.instant().plus(Duration.ofMinutes(5)));
    }

    /** What time does to what is held. */
    int reviewed(Ledger asked) {
        Redrive redrive = new Redrive(asked, queue, ids, clock);
        return new ReviewClock(asked, landscape, redrive, new Dismissal(asked, item -> {}, ids, clock), clock).tick();
    }

    /** Who does what a person asks for. */
    Operator operator() {
        Ledger asked = ledgerOrBroken();
        Redrive redrive = new Redrive(asked, queue, ids, clock);
        Chosen chosen = new Chosen(asked, landscape);
        Again again = new Again(landscape, ids, clock);
        InTheirName inTheirName = new InTheirName(asked, new Queueing(messages -> queueOrDie(messages)), ids, clock);
        Redriving redriving = new Redriving(
                chosen, new EditRules(landscape), redrive, new Redrives(redrive, clock::pass, clock), asked);
        Dismissal dismissal = new Dismissal(asked, item -> {}, ids, clock);
        return new Operator(
                redriving,
                new Previewing(
                        redriving, chosen, redrive, new Previewing.Rehearsals(asked, rehearsal(), clock::pass, clock)),
                new Dismissing(chosen, redrive, dismissal),
                new AtSystems(
                        new Polling(looking(), again, inTheirName),
                        new Replaying(again, inTheirName, clock::pass),
                        new Examining(landscape, connections),
                        new Searching(landscape, connections)),
                new Erasing(asked, erasures, deadLetters, dismissal, landscape, clock),
                new Deciding(new MemoryChangeSets(), asked, new MemoryDeliveryQueue(), ids, clock),
                new NoFiles());
    }

    /** What reconcile-systems does with the systems that run beside others. */
    Shadows.Found looksAtShadows() {
        return new Shadows(whatIfs(), clock).look(Duration.ofDays(1), 100, () -> true);
    }

    private WhatIfs whatIfs() {
        return new WhatIfs(landscape, connections, ledger, ids, clock);
    }

    Rehearsal rehearsal() {
        return new Rehearsal(landscape, flows(), ledger, clock);
    }

    /** The decisions since then, under a configuration that is not in force. */
    WhatIf.Report whatIf(Landscape wanted, Instant since, int most) {
        return whatIfs().under(wanted, since, most, () -> true);
    }

    private Flows flows() {
        StockOfOrders stock = new StockOfOrders(looks, ids, clock);
        return new Flows(List.of(
                new OrdersToErp(ledgerOrBroken(), stock),
                new DocumentsToShops(),
                Customers.toErp(leases, ids, clock),
                Customers.toShops(leases, ids, clock),
                new PrivacyRequests(),
                new WatchSources()));
    }

    private Records records() {
        return new Records(ledgerOrBroken(), deadLetters, log, ids, clock);
    }

    private void keep(List<Verdict> verdicts) {
        List<Waiting> again = new ArrayList<>();
        Duration longest = Duration.ZERO;
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Retry retry) {
                Waiting message = waiting.get(Integer.parseInt(retry.messageId()));
                again.add(new Waiting(message.envelope(), message.times() + 1));
                longest = longest.compareTo(retry.in()) > 0 ? longest : retry.in();
            }
        }
        waiting.clear();
        waiting.addAll(again);
        clock.pass(longest);
    }

    Deliveries deliveries() {
        Carrier carrier = new Carrier(
                landscape, flows(), records(), Rules.standard(gate, Rules.REREAD_AFTER, new Random(7)), probe);
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

    /** One invocation in which the ledger goes away between look-up and record, and is back afterwards. */
    void losesTheLedgerWhileAtWork() {
        erp.atNextLook(this::breakLedger);
        runOnce();
        brokenLedger = false;
    }

    private Ledger ledgerOrBroken() {
        return (Ledger) Proxy.newProxyInstance(
                World.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    if (brokenLedger) {
                        throw new FailureException(Failure.of(
                                FailureCode.DOWN, new SystemId("ledger"), method.getName(), "it is down", "wait"));
                    }
                    try {
                        return method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
