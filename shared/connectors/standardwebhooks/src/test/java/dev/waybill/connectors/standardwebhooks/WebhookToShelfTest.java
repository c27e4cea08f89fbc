package dev.waybill.connectors.standardwebhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Signatures;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Backoff;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Judgement;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.intake.Intake;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockDeliveries;
import dev.waybill.engine.stock.StockRules;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShelves;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way: a warehouse's signed webhook at the door, the queue, the question to the warehouse, the shop's number. */
class WebhookToShelfTest {
    private static final StockPolicy BOXES = new StockPolicy(BigDecimal.ONE, List.of())
            .withUnits(Map.of("MUG-BOX", Fraction.positive("6").orElseThrow()));

    private final JsonWarehouse warehouse = new JsonWarehouse();
    private final SettableClock clock = SettableClock.atNoon();
    private final FakeShop shops = new FakeShop();
    private final FakeShelves shelves = shops.shelves(new SystemId("shop-es"));
    private final FakeErp erp = new FakeErp();
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final CountingIds ids = new CountingIds();
    private final RecordingLog log = new RecordingLog();
    private final CurrentLandscape landscape = landscape();
    private final StockDeliveries deliveries = new StockDeliveries(
            landscape,
            new Records(ledger, new MemoryDeadLetters(clock), log, ids, clock),
            new StockRules(
                    new MemoryLeases(),
                    new OrdersOnTheirWay(ledger, ids, clock),
                    new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7)),
                    new Judgement(Backoff.standard(new Random(7))),
                    Duration.ofSeconds(30)));

    @AfterEach
    void closes() {
        warehouse.close();
    }

    private CurrentLandscape landscape() {
        StandardWebhooksType type = new StandardWebhooksType();
        Landscape plain = LandscapeFixture.shopsAndErp(shops.name(), erp.name())
                .system("wms", type.name())
                .stock("wms", "shop-es", BOXES)
                .build(1);
        Map<String, String> settings = Map.of("url", warehouse.url(), "items.MUG-BOX", "MUG");
        Landscape whole = new Landscape(
                1,
                plain.systems().stream()
                        .map(spec -> spec.id().equals(Signed.WMS) ? spec.with(settings) : spec)
                        .toList(),
                plain.ownership(),
                plain.routes());
        MemoryLandscapeStore store = new MemoryLandscapeStore();
        store.append(new Revision(whole, "", "test", "test", clock.instant()));
        Map<String, String> secrets =
                Map.of(Signatures.CURRENT, Signed.SECRET, StandardWebhooksType.TOKEN, JsonWarehouse.TOKEN);
        return new CurrentLandscape(
                store,
                new Connections(
                        Map.of(type.name(), type, shops.name(), shops, erp.name(), erp),
                        system -> new MemorySecrets(secrets),
                        new JdkHttpDoor(Duration.ofSeconds(2)),
                        clock),
                Duration.ofSeconds(60));
    }

    private RawWebhook webhook(String id, String items) {
        return Signed.with(
                Signed.unsigned(id, "{\"type\":\"stock.changed\",\"data\":{\"items\":[" + items + "]}}"),
                Signed.SECRET,
                clock.instant());
    }

    private Receipt comes(RawWebhook webhook) {
        return new Intake(landscape, queue, log, ids).accept(webhook);
    }

    /** One batch of all that waits, the last first; whether all of it is done. */
    private boolean carriesInReverse() {
        List<Received> batch = new ArrayList<>();
        queue.takeAll().reversed().forEach(envelope -> batch.add(new Received("m" + batch.size(), envelope, 1)));
        return deliveries.run(batch, clock.instant().plusSeconds(120)).stream()
                .allMatch(Verdict.Done.class::isInstance);
    }

    @Test
    void a_signed_webhook_becomes_the_shop_s_number_in_the_shop_s_units_also_twice_and_in_reverse() {
        warehouse.has(Set.of("hall-1"), "MUG", "CUP");
        shelves.hasWithoutNumber("MUG-BOX");
        shelves.hasWithoutNumber("MUG");
        shelves.hasWithoutNumber("CUP");
        warehouse.put("MUG", "hall-1", 99);
        RawWebhook first = webhook("msg_1", "{\"sku\":\"MUG\"},{\"sku\":\"CUP\"}");
        warehouse.put("MUG", "hall-1", 27);
        warehouse.put("CUP", "hall-1", 4);
        RawWebhook second = webhook("msg_2", "{\"sku\":\"MUG\"}");

        assertThat(comes(first)).isEqualTo(new Receipt.Accepted(1));
        comes(second);
        comes(second);
        comes(first);

        assertThat(carriesInReverse()).isTrue();
        assertThat(shelves.shown("MUG-BOX")).contains(BigDecimal.valueOf(3));
        assertThat(shelves.shown("MUG")).contains(BigDecimal.valueOf(26));
        assertThat(shelves.shown("CUP")).contains(BigDecimal.valueOf(3));
        assertThat(shelves.writes()).isEqualTo(1);
        assertThat(warehouse.asked()).containsExactly("{\"skus\":[\"CUP\",\"MUG\"]}");
        assertThat(ledger.open(10)).isEmpty();
    }

    @Test
    void what_is_not_signed_asks_for_nothing_and_another_type_is_answered() {
        RawWebhook forged = Signed.header(webhook("msg_1", "{\"sku\":\"MUG\"}"), SignedWebhooks.ID, "msg_2");
        RawWebhook other =
                Signed.with(Signed.unsigned("msg_3", "{\"type\":\"goods.counted\"}"), Signed.SECRET, clock.instant());

        assertThat(comes(forged).status()).isEqualTo(401);
        assertThat(comes(other)).isInstanceOf(Receipt.Acknowledged.class);
        assertThat(queue.takeAll()).isEmpty();
    }

    @Test
    void a_message_that_cannot_be_read_waits_for_a_person_with_its_place() {
        comes(webhook("msg_1", "{\"number\":\"MUG\"}"));

        assertThat(carriesInReverse()).isTrue();
        assertThat(ledger.open(10)).singleElement().satisfies(item -> assertThat(
                        ledger.history(item.subject()).operations().getLast().note())
                .isEqualTo("the field $.data.items[0].sku is missing"));
    }
}
