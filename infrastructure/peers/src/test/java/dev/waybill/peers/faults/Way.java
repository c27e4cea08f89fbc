package dev.waybill.peers.faults;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.circuit.CircuitLimits;
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
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Sweep;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.flows.OrdersToErp;
import dev.waybill.flows.PrivacyRequests;
import dev.waybill.flows.WatchSources;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Everything between a webhook and its target: real connectors on real sockets; tables and queues in memory, and a clock
 * that is moved by hand. A process can die and is started anew, knowing nothing but what is in tables and queues.
 */
final class Way {
    static final Duration INVOCATION = Duration.ofMinutes(2);

    final SettableClock clock = SettableClock.atNoon();
    final MemoryLedger ledger = new MemoryLedger();
    final MemoryDeadLetters deadLetters = new MemoryDeadLetters(clock);
    final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final MemoryCircuits circuits = new MemoryCircuits();
    private final MemoryLandscapeStore landscapes = new MemoryLandscapeStore();
    private final RecordingLog log = new RecordingLog();
    private final CountingIds ids = new CountingIds();
    private final Map<String, ConnectorType> types;
    private final Map<String, String> secrets;
    private final List<Envelope> waiting = new ArrayList<>();
    private Gate gate = new Gate();
    private WatchedDoor door = new WatchedDoor();
    private CurrentLandscape landscape;

    Way(Landscape landscape, Map<String, ConnectorType> types, Map<String, String> secrets) {
        this.types = Map.copyOf(types);
        this.secrets = Map.copyOf(secrets);
        landscapes.append(new Revision(landscape, "", "test", "test", clock.instant()));
        this.landscape = memoryOfAProcess();
    }

    private CurrentLandscape memoryOfAProcess() {
        Connections connections = new Connections(types, system -> new MemorySecrets(secrets), door, clock);
        return new CurrentLandscape(landscapes, connections, Duration.ofSeconds(60));
    }

    /** A new process: no session, no pooled connection, nothing read yet. */
    void startsAnew() {
        gate = new Gate();
        door = new WatchedDoor();
        landscape = memoryOfAProcess();
    }

    Gate gate() {
        return gate;
    }

    WatchedDoor door() {
        return door;
    }

    Receipt hears(RawWebhook webhook) {
        return new Intake(landscape, gate.over(DeliveryQueue.class, queue), log, ids).accept(webhook);
    }

    /** Carries until nothing waits any more. */
    void settles() {
        for (int round = 0; carries(StepProbe.NONE); round++) {
            if (round > 100) {
                throw new AssertionError("never settles: " + log.operations().getLast());
            }
        }
    }

    /** One invocation with all that waits; false if nothing did. */
    boolean carries(StepProbe probe) {
        waiting.addAll(queue.takeAll());
        if (waiting.isEmpty()) {
            return false;
        }
        try {
            obey(process(probe).run(batch(), clock.instant().plus(INVOCATION)));
        } catch (Crash died) {
            died();
        }
        return true;
    }

    /** One invocation that is cut off and thrown away as soon as something has come about. */
    void carriesUntil(BooleanSupplier cameAbout) {
        waiting.addAll(queue.takeAll());
        Deliveries deliveries = process(StepProbe.NONE);
        Thread invocation = Thread.ofPlatform().start(() -> {
            try {
                deliveries.run(batch(), clock.instant().plus(INVOCATION));
            } catch (Crash touchedTheGate) {
                // What Lambda threw away writes nothing.
            }
        });
        boolean cut = cameAbout.getAsBoolean();
        gate.kill();
        invocation.interrupt();
        join(invocation);
        if (!cut) {
            throw new AssertionError("nothing to cut off");
        }
        died();
    }

    private static void join(Thread invocation) {
        try {
            invocation.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its messages come back when they are visible again, its lease ends with the invocation. */
    private void died() {
        clock.pass(INVOCATION.plusSeconds(1));
        startsAnew();
    }

    private List<Received> batch() {
        List<Received> batch = new ArrayList<>();
        for (Envelope envelope : waiting) {
            batch.add(new Received(Integer.toString(batch.size()), envelope, 1));
        }
        return batch;
    }

    private void obey(List<Verdict> verdicts) {
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

    private Records records() {
        return new Records(gate.over(Ledger.class, ledger), gate.over(DeadLetters.class, deadLetters), log, ids, clock);
    }

    private Deliveries process(StepProbe probe) {
        Carrier carrier = new Carrier(
                landscape,
                new Flows(List.of(
                        new OrdersToErp(ledger, new StockOfOrders(new MemoryDeliveryQueue(), ids, clock)),
                        new PrivacyRequests(),
                        new WatchSources())),
                records(),
                Rules.standard(
                        new Circuits(circuits, CircuitLimits.standard(), log, clock, new Random(7)),
                        Rules.REREAD_AFTER,
                        new Random(7)),
                door.watching(probe));
        return new Deliveries(carrier, clock, Duration.ofSeconds(30));
    }

    /** What waits for a person is sent again, as a person would who has seen to the cause. */
    void redrives() {
        Redrive redrive = new Redrive(ledger, queue, ids, clock);
        for (OpenItem item : ledger.open(100)) {
            redrive.again(item.opened().by(), new By("test", "the cause is seen to"), Edit.NONE);
        }
        settles();
        new Sweep(deadLetters, ledger, new Adoption(landscape, records())).run(100);
    }

    /** Dead letters whose work was done meanwhile go back to the queue whole, as from the AWS console; how many. */
    int redrivesWhatWasDeliveredMeanwhile() {
        List<KeptMessage> letters = deadLetters.all();
        letters.forEach(letter -> {
            queue.send(List.of(letter.envelope().asRedriven()));
            deadLetters.remove(letter.operation().id());
        });
        settles();
        return letters.size();
    }

    /** Nothing waits in the queue or is hidden there. */
    boolean isIdle() {
        waiting.addAll(queue.takeAll());
        return waiting.isEmpty();
    }
}
