package dev.waybill.functions.deliverorders;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SkipReason;
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
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.flows.OrdersToErp;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The same message reaches two instances of the function at the same moment, again and again, on one real table. */
class TwoInstancesRaceTest {
    private static final int RACES = 1000;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final LocalAws aws = LocalAws.shared();
    private final String ledgerTable = aws.table("LedgerTable");
    private final String ownershipTable = aws.table("OwnershipTable");
    private final CyclicBarrier start = new CyclicBarrier(2);

    @Test
    void of_a_thousand_races_none_is_written_twice() throws Exception {
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(
                        LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(1),
                        "",
                        "test",
                        "test",
                        Instant.now()));
        List<Envelope> messages = messages();
        Instance one = new Instance();
        Instance other = new Instance();

        List<List<Verdict>> verdicts = bothAtOnce(one, other, messages);

        assertThat(erp.orders()).as("created").hasSize(RACES);
        assertThat(erp.orders().stream().map(TwoInstancesRaceTest::item).distinct())
                .as("each order once")
                .hasSize(RACES);
        assertThat(erp.writes()).as("each created once and confirmed once").isEqualTo(2 * RACES);
        assertThat(one.delivered() + other.delivered()).isEqualTo(RACES);
        long turnedAway = verdicts.stream()
                .flatMap(List::stream)
                .filter(Verdict.Retry.class::isInstance)
                .count();
        assertThat(turnedAway + one.duplicates() + other.duplicates())
                .as("whoever lost")
                .isEqualTo(RACES);
        assertThat(turnedAway).as("races in which both were at work at once").isPositive();
        assertThat(Math.min(one.delivered(), other.delivered()))
                .as("no instance always wins")
                .isPositive();
    }

    private List<Envelope> messages() {
        List<Envelope> messages = new ArrayList<>();
        for (int i = 0; i < RACES; i++) {
            Order order = anOrder("race-" + i).withLine("ITEM-" + i, 1, "7.50").build();
            RawWebhook webhook = shop.says(order, Instant.now());
            messages.add(new Envelope(
                    "orders-to-erp",
                    order.subject().system(),
                    new SystemId("erp"),
                    order.subject(),
                    "order.updated",
                    webhook.body().hash(),
                    Optional.of(order.version()),
                    Instant.now(),
                    new CorrelationId("race-" + i),
                    Map.of(),
                    webhook.body(),
                    Envelope.Redriven.NO));
        }
        return messages;
    }

    private List<List<Verdict>> bothAtOnce(Instance one, Instance other, List<Envelope> messages) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<List<Verdict>> verdicts = new ArrayList<>();
            List<Callable<List<Verdict>>> rivals = List.of(() -> one.carries(messages), () -> other.carries(messages));
            for (Future<List<Verdict>> rival : threads.invokeAll(rivals)) {
                verdicts.add(rival.get());
            }
            return verdicts;
        }
    }

    private static String item(PlacedOrder order) {
        return order.lines().getFirst().sku();
    }

    /** A function instance: shares nothing with the other but the table, the shop and the ERP. */
    private final class Instance {
        private final RecordingLog log = new RecordingLog();
        private final Deliveries deliveries;

        Instance() {
            Clock clock = Clock.systemUTC();
            SecureRandom random = new SecureRandom();
            AwsClients clients = aws.clients();
            DynamoLedger ledger = new DynamoLedger(clients.dynamoDb(), ledgerTable, Retention.standard(), clock);
            Records records =
                    new Records(ledger, new MemoryDeadLetters(clock), log, new TimeOrderedIds(clock, random), clock);
            Connections connections = new Connections(
                    Map.of(shop.name(), shop, erp.name(), erp),
                    system -> new MemorySecrets(Map.of()),
                    new JdkHttpDoor(Duration.ofSeconds(1)),
                    clock);
            CurrentLandscape landscape = new CurrentLandscape(
                    new DynamoLandscapeStore(clients.dynamoDb(), ownershipTable), connections, Duration.ofMinutes(1));
            Circuits circuits = new Circuits(
                    new DynamoCircuits(clients.dynamoDb(), ledgerTable), CircuitLimits.standard(), log, clock, random);
            Carrier carrier = new Carrier(
                    landscape,
                    new Flows(List.of(new OrdersToErp(
                            ledger,
                            new StockOfOrders(new MemoryDeliveryQueue(), new TimeOrderedIds(clock, random), clock)))),
                    records,
                    Rules.standard(circuits, Rules.REREAD_AFTER, random),
                    StepProbe.NONE);
            this.deliveries = new Deliveries(carrier, clock, Duration.ofSeconds(20));
        }

        List<Verdict> carries(List<Envelope> messages) throws Exception {
            List<Verdict> verdicts = new ArrayList<>();
            for (Envelope message : messages) {
                start.await(1, TimeUnit.MINUTES);
                List<Received> batch = List.of(new Received(message.key(), message, 1));
                verdicts.addAll(deliveries.run(batch, Instant.now().plus(Duration.ofMinutes(1))));
            }
            return verdicts;
        }

        long delivered() {
            return log.operations().stream()
                    .filter(operation -> operation.ending() == Ending.DELIVERED)
                    .count();
        }

        long duplicates() {
            return log.operations().stream()
                    .filter(operation -> operation.skipped().equals(Optional.of(SkipReason.DUPLICATE)))
                    .count();
        }
    }
}
