package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryChangeSets;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.Polls;
import dev.waybill.flows.ItemsToShops;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.Carriage;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An ERP's prices from end to end into a Shopify shop: polled, approved by two, published, undone. */
class PricesIntoShopifyTest {
    private static final int ITEMS = 60;
    private static final int STEPS = 12;
    /** Terms, what is shown, two writes, and one more of each kind after a fault. */
    private static final int CALLS = 5;

    private static final SystemId ERP = new SystemId("erp");

    private final List<World> worlds = new ArrayList<>();

    @AfterEach
    void closes() {
        worlds.forEach(world -> world.shop.close());
    }

    /** Variants of products, by default 60 of 30, which the ERP wants at half of what they cost. */
    private final class World {
        final int items;

        final GraphqlProducts prices = new GraphqlProducts();
        final GraphqlShop shop = prices.in(new GraphqlShop(new GraphqlInventory()));
        final FakeErp erp = new FakeErp();
        final SettableClock clock = SettableClock.atNoon();
        final MemoryChangeSets sets = new MemoryChangeSets();
        final MemoryLedger ledger = new MemoryLedger();
        final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        final CountingIds ids = new CountingIds();
        final CurrentLandscape landscape;

        World() {
            this(ITEMS, 2);
        }

        World(int items, int ofEach) {
            worlds.add(this);
            this.items = items;
            landscape = landscape();
            for (int i = 0; i < items; i++) {
                prices.sells("SKU-" + i, i / ofEach, "24." + (10 + i % 90));
                erp.prices().says("SKU-" + i, Money.of("10." + (10 + i % 90), "EUR"), clock.instant());
            }
            clock.pass(Duration.ofMinutes(16));
            new Polls(landscape, new MemoryCursors(), queue, ledger, ids, clock)
                    .run(clock.instant().plusSeconds(60));
            carry(queue.takeAll(), StepProbe.NONE);
        }

        private CurrentLandscape landscape() {
            SystemSpec seller = new SystemSpec(
                    ShopifyFixture.SHOP,
                    "shopify",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("shop", ShopifyFixture.DOMAIN),
                    Optional.empty());
            SystemSpec owner =
                    new SystemSpec(ERP, erp.name(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
            SystemPattern erps = new SystemPattern(ERP.value());
            Route route = new Route(
                    "items-to-shops",
                    erps,
                    new SystemPattern("shop-*"),
                    List.of(),
                    StockPolicy.NONE,
                    PricePolicy.STANDARD);
            OwnershipRule rule = new OwnershipRule(
                    DataName.ITEM_PRICE,
                    erps,
                    erps,
                    new UpdateTiming.OnChange(),
                    ConflictPolicy.OWNER_WINS,
                    Set.of(),
                    false);
            MemoryLandscapeStore store = new MemoryLandscapeStore();
            store.append(new Revision(
                    new Landscape(1, List.of(seller, owner), new OwnershipMap(List.of(rule)), List.of(route)),
                    "",
                    "test",
                    "test",
                    clock.instant()));
            ShopifyType type = new ShopifyType(clock::pass);
            return new CurrentLandscape(
                    store,
                    new Connections(
                            Map.of(type.name(), type, erp.name(), erp),
                            any -> new MemorySecrets(Map.of(ShopifyGraphql.ACCESS_TOKEN, GraphqlShop.TOKEN)),
                            shop.door(),
                            clock),
                    Duration.ofMinutes(1));
        }

        void carry(List<Envelope> messages, StepProbe probe) {
            new Carriage(
                            landscape,
                            List.of(new ItemsToShops(sets, queue, ids, clock, Duration.ofSeconds(30))),
                            ledger,
                            new RecordingLog(),
                            ids,
                            clock)
                    .carry(messages, probe);
        }

        ChangeSet set() {
            return sets.find(sets.latest(1).getFirst().proposal().id()).orElseThrow();
        }

        List<Envelope> approved() {
            assertThat(sets.write(set().approve(Set.of(), "anna", "agreed", clock.instant())))
                    .isTrue();
            assertThat(sets.write(set().approve(Set.of(), "berta", "agreed", clock.instant())))
                    .isTrue();
            return List.of(ChangeMessages.goOn(set(), clock.instant()));
        }

        List<Envelope> undone() {
            assertThat(sets.write(set().undo("anna", "wrong list", clock.instant())))
                    .isTrue();
            return List.of(ChangeMessages.goOn(set(), clock.instant()));
        }

        Map<String, Money> shown() {
            Map<String, Money> shown = new TreeMap<>();
            for (int i = 0; i < items; i++) {
                shown.put("SKU-" + i, Money.of(prices.variant("SKU-" + i).price(), "EUR"));
            }
            return shown;
        }
    }

    @Test
    void prices_go_live_after_two_people_in_two_calls_and_come_back_to_the_cent() {
        World world = new World();
        Map<String, Money> before = world.shown();
        assertThat(world.set().state()).isEqualTo(SetState.PROPOSED);
        assertThat(world.set().lines()).hasSize(ITEMS).allMatch(line -> line.approversNeeded() == 2);

        world.carry(world.approved(), StepProbe.NONE);

        assertThat(world.prices.products()).as("products in each call").containsExactly(25, 5);
        assertThat(world.shown()).hasSize(ITEMS).doesNotContainValue(Money.of("24.10", "EUR"));
        assertThat(world.shown().get("SKU-0")).isEqualTo(Money.of("12.22", "EUR"));
        assertThat(world.set().count(LineState.PUBLISHED)).isEqualTo(ITEMS);

        world.carry(world.undone(), StepProbe.NONE);

        assertThat(world.shown()).isEqualTo(before);
        assertThat(world.set().state()).isEqualTo(SetState.UNDONE);
        assertThat(world.ledger.open(9)).isEmpty();
    }

    @Test
    void a_thousand_products_of_one_variant_outlast_a_message_and_are_written_once() {
        World world = new World(1_000, 1);
        world.prices.paysFrom(new Bucket(world.clock, 1_000, 1_000));
        List<Envelope> next = world.approved();
        int messages = 0;

        for (; !next.isEmpty(); next = world.queue.takeAll()) {
            world.carry(next, StepProbe.NONE);
            messages += next.size();
        }

        assertThat(world.set().count(LineState.PUBLISHED)).isEqualTo(1_000);
        assertThat(messages).as("messages of two minutes each").isGreaterThan(2);
        assertThat(world.prices.products()).hasSize(40).allMatch(products -> products == 25);
        assertThat(world.ledger.open(9)).isEmpty();
    }

    @Test
    void whoever_dies_after_any_step_and_every_message_twice_and_reversed_leave_the_same() {
        World undisturbed = new World();
        Map<String, Money> before = undisturbed.shown();
        undisturbed.carry(undisturbed.approved(), StepProbe.NONE);
        for (int step = 1; step <= STEPS; step++) {
            World world = new World();
            List<Envelope> publish = world.approved();
            world.carry(publish, Crash.afterStep(step));
            world.carry(publish, StepProbe.NONE);
            assertThat(world.shown()).as("dead after step " + step).isEqualTo(undisturbed.shown());
            assertThat(world.prices.products()).hasSize(2);

            List<Envelope> undo = world.undone();
            world.carry(undo, Crash.afterStep(step));
            world.carry(undo, StepProbe.NONE);
            world.carry(publish, StepProbe.NONE);
            assertThat(world.shown()).as("undoing, dead after step " + step).isEqualTo(before);
            assertThat(world.prices.products()).as("nothing is written twice").hasSize(4);
        }
    }

    /** Faults that pass by themselves; each strikes each of the calls once. */
    @ParameterizedTest
    @EnumSource(
            value = CallFault.class,
            names = {"TOO_BUSY", "DOWN", "DONE_BUT_NO_ANSWER", "GARBAGE"})
    void every_way_in_which_the_shop_breaks_at_any_call_heals_into_the_prices_asked_for(CallFault fault) {
        for (int call = 1; call <= CALLS; call++) {
            World world = new World();
            Map<String, Money> before = world.shown();
            List<Envelope> publish = world.approved();
            world.shop.breaksOnce(call, fault);
            world.carry(publish, StepProbe.NONE);
            assertThat(world.set().count(LineState.PUBLISHED))
                    .as("call " + call)
                    .isEqualTo(ITEMS);
            assertThat(world.shown().get("SKU-59")).isEqualTo(Money.of("12.93", "EUR"));

            List<Envelope> undo = world.undone();
            world.shop.breaksOnce(call, fault);
            world.carry(undo, StepProbe.NONE);
            assertThat(world.shown()).as("undoing, call " + call).isEqualTo(before);
        }
    }

    @Test
    void a_price_changed_by_hand_in_the_shop_is_kept_and_the_others_are_undone() {
        World world = new World();
        Map<String, Money> before = world.shown();
        world.carry(world.approved(), StepProbe.NONE);
        world.prices.variant("SKU-7").costs("9.99");

        world.carry(world.undone(), StepProbe.NONE);

        Map<String, Money> after = world.shown();
        assertThat(after.remove("SKU-7")).isEqualTo(Money.of("9.99", "EUR"));
        before.remove("SKU-7");
        assertThat(after).isEqualTo(before);
        assertThat(world.ledger.open(9))
                .singleElement()
                .satisfies(held -> assertThat(held.latest().note()).contains("SKU-7", "9.99 EUR"));
    }
}
