package dev.waybill.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.tryton.TrytonType;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Backoff;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Judgement;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockDeliveries;
import dev.waybill.engine.stock.StockRules;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeShelves;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.TrytonPeer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody moves goods in a real Tryton, which sends no webhooks: the shop shows the number all the same. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockFromTrytonTest {
    private static final String ITEM = "TS-BLUE";
    private static final SystemId ERP = new SystemId("erp");

    private final TrytonPeer tryton = TrytonPeer.start(Path.of("target/peer"));
    private final TrytonBooks books = new TrytonBooks(tryton);
    private final FakeShop shop = new FakeShop();
    private final FakeShelves shelves = shop.shelves(new SystemId("shop-es"));
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryCursors cursors = new MemoryCursors();
    private final CountingIds ids = new CountingIds();
    private final RecordingLog log = new RecordingLog();

    @AfterAll
    void stop() {
        tryton.close();
    }

    @Test
    void what_is_moved_in_tryton_is_the_shops_number() {
        shelves.hasWithoutNumber(ITEM);
        books.take(ITEM, -5);
        round(Clock.systemUTC());
        BigDecimal before = shelves.shown(ITEM).orElseThrow();
        assertThat(note())
                .isEqualTo("showed no number, written: erp available " + before.add(BigDecimal.ONE)
                        + " − safety stock 1 = " + before);

        books.take(ITEM, 7);
        round(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16)));

        assertThat(shelves.shown(ITEM)).contains(before.subtract(BigDecimal.valueOf(7)));
        int writes = shelves.writes();
        round(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(32)));
        assertThat(shelves.writes()).as("nothing moved since").isEqualTo(writes);
    }

    private String note() {
        return ledger.history(new SubjectRef(EntityKind.STOCK, ERP, ITEM))
                .operations()
                .getLast()
                .note();
    }

    /** Asks Tryton what changed, and carries it. */
    private void round(Clock clock) {
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        CurrentLandscape landscape = landscape(clock);
        new Polls(landscape, cursors, queue, ledger, ids, clock)
                .run(clock.instant().plusSeconds(60));
        List<Received> batch = queue.takeAll().stream()
                .map(envelope -> new Received(ids.next(), envelope, 1))
                .toList();
        assertThat(batch).isNotEmpty();
        deliveries(landscape, clock).run(batch, clock.instant().plusSeconds(120));
    }

    private StockDeliveries deliveries(CurrentLandscape landscape, Clock clock) {
        Circuits circuits = new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7));
        return new StockDeliveries(
                landscape,
                new Records(ledger, new MemoryDeadLetters(clock), log, ids, clock),
                new StockRules(
                        new MemoryLeases(),
                        new OrdersOnTheirWay(ledger, ids, clock),
                        circuits,
                        new Judgement(Backoff.standard(new Random(7))),
                        Duration.ofSeconds(30)));
    }

    private CurrentLandscape landscape(Clock clock) {
        MemoryLandscapeStore store = new MemoryLandscapeStore();
        store.append(new Revision(
                Landscapes.stockFrom("tryton", tryton.settings(), shop.name()), "", "test", "test", clock.instant()));
        Connections connections = new Connections(
                Map.of(shop.name(), shop, "tryton", new TrytonType()),
                system -> new MemorySecrets(tryton.secrets()),
                new JdkHttpDoor(Duration.ofSeconds(5)),
                clock);
        return new CurrentLandscape(store, connections, Duration.ofSeconds(60));
    }
}
