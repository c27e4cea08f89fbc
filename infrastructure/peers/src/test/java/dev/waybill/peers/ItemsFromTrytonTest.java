package dev.waybill.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.tryton.TrytonType;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Carrier;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Deliveries;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Rules;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryChangeSets;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.Polls;
import dev.waybill.flows.ItemsToShops;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakePriceTags;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.FakeShowcase;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.TrytonPeer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Somebody changes prices and words in a real Tryton: a price list of it goes live in a shop that shows prices with tax, and what products are called,
 * through approval.
 */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemsFromTrytonTest {
    private final TrytonPeer tryton = TrytonPeer.start(Path.of("target/peer/prices"));
    private final TrytonBooks books = new TrytonBooks(tryton);
    private final FakeShop shop = new FakeShop();
    private final FakePriceTags tags = shop.tags(new SystemId("shop-es"));
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryCursors cursors = new MemoryCursors();
    private final MemoryChangeSets sets = new MemoryChangeSets();
    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final CountingIds ids = new CountingIds();
    private final RecordingLog log = new RecordingLog();

    @AfterAll
    void stop() {
        tryton.close();
    }

    private static final PricePolicy HALF =
            new PricePolicy(Optional.of("Half"), Optional.empty(), BigDecimal.valueOf(20), 50, Optional.empty());

    private PricePolicy policy = HALF;

    /** The list is half the plain price; 19 % and 7 % are put in. */
    @Test
    void a_price_list_of_tryton_is_published_through_approval_and_undone() {
        policy = HALF;
        tags.has("HOOD-S", "26.78");
        tags.has("BOOK-7", "6.50");
        tags.has("MUG-Ü-01", "44.60");
        books.price("HOOD-S", "45.00");
        books.price("BOOK-7", "12.00");
        books.price("MUG-Ü-01", "7.49");
        round(Clock.systemUTC());

        assertThat(ledger.open(10)).as("the mug is ten times too low").hasSize(1);
        ChangeSet waits = latest();
        assertThat(waits.lines())
                .extracting(line -> line.sku() + " " + line.values() + " " + line.reasons())
                .containsExactlyInAnyOrder(
                        "BOOK-7 6.50 EUR → 6.42 EUR ", "MUG-Ü-01 44.60 EUR → 4.46 EUR price-change-over");
        assertThat(tags.writes()).isZero();

        decided(waits.approve(Set.of(), "anna", "agreed", waits.proposal().at()));
        assertThat(tags.writes()).as("one person is not enough").isZero();
        decided(latest().approve(Set.of(), "berta", "agreed", waits.proposal().at()));
        assertThat(List.of(tags.shown("HOOD-S"), tags.shown("BOOK-7"), tags.shown("MUG-Ü-01")))
                .containsExactly("26.78 EUR", "6.42 EUR", "4.46 EUR");
        assertThat(ledger.open(10)).isEmpty();

        books.price("HOOD-S", "46.00");
        round(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16)));
        assertThat(tags.shown("HOOD-S")).as("a small change needs nobody").isEqualTo("27.37 EUR");

        decided(sets.find(waits.id())
                .orElseThrow()
                .undo("anna", "wrong list", waits.proposal().at()));
        assertThat(List.of(tags.shown("BOOK-7"), tags.shown("MUG-Ü-01"))).containsExactly("6.50 EUR", "44.60 EUR");
        assertThat(sets.find(waits.id()).orElseThrow().state()).isEqualTo(SetState.UNDONE);
    }

    @Test
    void what_tryton_calls_a_product_and_says_of_it_is_published_and_undone() {
        policy = PricePolicy.STANDARD.of(
                Set.of(ItemField.NAME, ItemField.DESCRIPTION, ItemField.WEIGHT, ItemField.BARCODE));
        FakeShowcase showcase = shop.showcase(new SystemId("shop-es"));
        showcase.has("TS-BLUE", ItemField.NAME, "T-shirt, blue");
        showcase.has("TS-BLUE", ItemField.DESCRIPTION, "The shop's own words");
        showcase.has("CENT-3", ItemField.NAME, "Cent");
        Map<String, Map<ItemField, String>> before = showcase.all();
        books.says("TS-BLUE", "T-Shirt „Größe S“ & blau", "<p>Baumwolle</p>\n<p>100 %</p>", "4006381333931");
        books.weighs("TS-BLUE", 0.18, "kg");
        round(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(32)));

        assertThat(showcase.shown("TS-BLUE", ItemField.WEIGHT))
                .as("in the shop's unit")
                .isEqualTo("180 g");
        assertThat(showcase.shown("TS-BLUE", ItemField.NAME)).isEqualTo("T-Shirt „Größe S“ & blau");
        assertThat(showcase.shown("TS-BLUE", ItemField.DESCRIPTION)).isEqualTo("<p>Baumwolle</p>\n<p>100 %</p>");
        assertThat(showcase.shown("TS-BLUE", ItemField.BARCODE)).isEqualTo("4006381333931");
        assertThat(latest().lines())
                .filteredOn(line -> line.sku().equals("TS-BLUE"))
                .extracting(line -> line.field() + " " + line.state())
                .containsExactly("NAME PUBLISHED", "DESCRIPTION PUBLISHED", "WEIGHT PUBLISHED", "BARCODE PUBLISHED");

        decided(latest().undo("anna", "not yet", latest().proposal().at()));
        assertThat(showcase.all()).isEqualTo(before);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(tryton.settings());
        settings.put("weights", "true");
        return settings;
    }

    private ChangeSet latest() {
        return sets.find(sets.latest(1).getFirst().proposal().id()).orElseThrow();
    }

    private void decided(ChangeSet next) {
        assertThat(sets.write(next)).isTrue();
        Clock clock = Clock.systemUTC();
        carry(List.of(ChangeMessages.goOn(next, clock.instant())), clock);
    }

    /** Asks Tryton what changed, and carries it. */
    private void round(Clock clock) {
        new Polls(landscape(clock), cursors, queue, ledger, ids, clock)
                .run(clock.instant().plusSeconds(60));
        List<Envelope> looks = queue.takeAll();
        assertThat(looks).isNotEmpty();
        carry(looks, clock);
    }

    private void carry(List<Envelope> messages, Clock clock) {
        Records records = new Records(ledger, new MemoryDeadLetters(clock), log, ids, clock);
        Circuits circuits = new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7));
        Carrier carrier = new Carrier(
                landscape(clock),
                new Flows(List.of(new ItemsToShops(sets, queue, ids, clock, Duration.ofSeconds(30)))),
                records,
                Rules.standard(circuits, Rules.REREAD_AFTER, new Random(7)),
                StepProbe.NONE);
        new Deliveries(carrier, clock, Duration.ofSeconds(20))
                .run(
                        messages.stream()
                                .map(message -> new Received(ids.next(), message, 1))
                                .toList(),
                        clock.instant().plusSeconds(120));
    }

    private CurrentLandscape landscape(Clock clock) {
        MemoryLandscapeStore store = new MemoryLandscapeStore();
        store.append(new Revision(
                Landscapes.itemsFrom("tryton", settings(), shop.name(), policy), "", "test", "test", clock.instant()));
        Connections connections = new Connections(
                Map.of(shop.name(), shop, "tryton", new TrytonType()),
                system -> new MemorySecrets(tryton.secrets()),
                new JdkHttpDoor(Duration.ofSeconds(5)),
                clock);
        return new CurrentLandscape(store, connections, Duration.ofSeconds(60));
    }
}
