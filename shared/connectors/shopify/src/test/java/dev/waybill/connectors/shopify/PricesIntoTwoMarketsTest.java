package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
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
import dev.waybill.domain.system.Market;
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
import java.math.BigDecimal;
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

/** One Shopify shop with two markets: its own prices in EUR, and a price list in GBP for the United Kingdom, from two lists of the ERP. */
class PricesIntoTwoMarketsTest {
    private static final int ITEMS = 120;
    private static final int STEPS = 14;
    /** Terms, and for each of two calls' worth: variants, prices, a write; and one more of each after a fault. */
    private static final int CALLS = 8;

    private static final SystemId ERP = new SystemId("erp");
    private static final SystemId BRITAIN = new SystemId("prices-gb");

    private final List<World> worlds = new ArrayList<>();

    @AfterEach
    void closes() {
        worlds.forEach(world -> world.shop.close());
    }

    private final class World {
        final GraphqlProducts products = new GraphqlProducts();
        final GraphqlPriceList list = new GraphqlPriceList(products);
        final GraphqlShop shop = list.in(new GraphqlShop(new GraphqlInventory()));
        final FakeErp erp = new FakeErp();
        final SettableClock clock = SettableClock.atNoon();
        final MemoryChangeSets sets = new MemoryChangeSets();
        final MemoryLedger ledger = new MemoryLedger();
        final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        final CountingIds ids = new CountingIds();
        final CurrentLandscape landscape;

        World() {
            worlds.add(this);
            landscape = landscape();
            for (int i = 0; i < ITEMS; i++) {
                String sku = "SKU-" + i;
                products.sells(sku, i / 3, "24." + (10 + i % 90));
                erp.prices().says(sku, Money.of("10." + (10 + i % 90), "EUR"), clock.instant());
                erp.prices().says("UK", sku, Money.of("8." + (10 + i % 90), "GBP"), clock.instant());
            }
            list.fixes("SKU-7", "19.99", "29.99");
            clock.pass(Duration.ofMinutes(16));
            new Polls(landscape, new MemoryCursors(), queue, ledger, ids, clock)
                    .run(clock.instant().plusSeconds(60));
            carry(queue.takeAll(), StepProbe.NONE);
        }

        private CurrentLandscape landscape() {
            SystemSpec seller = new SystemSpec(
                    ShopifyFixture.SHOP,
                    "shopify",
                    Optional.of(new Market("FR")),
                    Optional.empty(),
                    Map.of("shop", ShopifyFixture.DOMAIN),
                    Optional.empty());
            SystemSpec owner =
                    new SystemSpec(ERP, erp.name(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
            SystemSpec market = MarketPricesTest.system(Optional.of("GB"), GraphqlPriceList.ID);
            OwnershipRule rule = new OwnershipRule(
                    DataName.ITEM_PRICE,
                    new SystemPattern("erp"),
                    new SystemPattern("erp"),
                    new UpdateTiming.OnChange(),
                    ConflictPolicy.OWNER_WINS,
                    Set.of(),
                    false);
            MemoryLandscapeStore store = new MemoryLandscapeStore();
            store.append(new Revision(
                    new Landscape(
                            1,
                            List.of(seller, market, owner),
                            new OwnershipMap(List.of(rule)),
                            List.of(route("shop-fr", PricePolicy.STANDARD), route(BRITAIN.value(), list("UK")))),
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

        private Route route(String to, PricePolicy policy) {
            return new Route(
                    "items-to-shops",
                    new SystemPattern("erp"),
                    new SystemPattern(to),
                    List.of(),
                    StockPolicy.NONE,
                    policy);
        }

        private PricePolicy list(String name) {
            return new PricePolicy(Optional.of(name), Optional.empty(), BigDecimal.valueOf(20), 50, Optional.empty());
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

        ChangeSet set(SystemId target) {
            return sets.latest(9).stream()
                    .filter(summary -> summary.proposal().target().equals(target))
                    .findFirst()
                    .flatMap(summary -> sets.find(summary.proposal().id()))
                    .orElseThrow();
        }

        List<Envelope> approved(SystemId target) {
            for (String who : List.of("anna", "berta")) {
                assertThat(sets.write(set(target).approve(Set.of(), who, "agreed", clock.instant())))
                        .isTrue();
            }
            return List.of(ChangeMessages.goOn(set(target), clock.instant()));
        }

        List<Envelope> undone(SystemId target) {
            assertThat(sets.write(set(target).undo("anna", "wrong list", clock.instant())))
                    .isTrue();
            return List.of(ChangeMessages.goOn(set(target), clock.instant()));
        }

        Map<String, Optional<GraphqlPriceList.Fixed>> listed() {
            Map<String, Optional<GraphqlPriceList.Fixed>> listed = new TreeMap<>();
            for (int i = 0; i < ITEMS; i++) {
                listed.put("SKU-" + i, list.price("SKU-" + i));
            }
            return listed;
        }
    }

    private static PriceLine line(ChangeSet set, String sku) {
        return set.lines().stream()
                .filter(line -> line.sku().equals(sku))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_market_has_its_set_with_what_it_shows_now_and_what_it_is_to_show() {
        World world = new World();

        ChangeSet own = world.set(ShopifyFixture.SHOP);
        ChangeSet british = world.set(BRITAIN);

        assertThat(own.proposal().market()).contains(new Market("FR"));
        assertThat(line(own, "SKU-7").before().toString()).contains("24.17 EUR");
        assertThat(line(own, "SKU-7").after()).hasToString("12.31 EUR");
        assertThat(british.proposal().market()).contains(new Market("GB"));
        assertThat(british.proposal().priceList()).contains("UK");
        assertThat(line(british, "SKU-7").before().toString()).contains("19.99 GBP");
        assertThat(line(british, "SKU-7").after()).hasToString("9.89 GBP");
        assertThat(line(british, "SKU-8").before()).as("no fixed price").isEmpty();
    }

    @Test
    void a_markets_prices_go_live_alone_and_their_undo_takes_away_what_was_not_there() {
        World world = new World();
        Map<String, Optional<GraphqlPriceList.Fixed>> before = world.listed();

        world.carry(world.approved(BRITAIN), StepProbe.NONE);

        assertThat(world.list.writes()).isEqualTo(2);
        assertThat(world.list.money("SKU-8")).contains(Money.of("9.90", "GBP"));
        assertThat(world.list.price("SKU-7")).contains(new GraphqlPriceList.Fixed("9.89", "29.99"));
        assertThat(world.products.products()).as("the shop's own prices").isEmpty();
        assertThat(world.set(BRITAIN).count(LineState.PUBLISHED)).isEqualTo(ITEMS);
        assertThat(world.set(ShopifyFixture.SHOP).state()).isEqualTo(SetState.PROPOSED);

        world.carry(world.undone(BRITAIN), StepProbe.NONE);

        assertThat(world.listed()).isEqualTo(before);
        assertThat(world.set(BRITAIN).state()).isEqualTo(SetState.UNDONE);
    }

    @Test
    void whoever_dies_after_any_step_and_every_message_twice_and_reversed_leave_the_same() {
        World undisturbed = new World();
        Map<String, Optional<GraphqlPriceList.Fixed>> before = undisturbed.listed();
        undisturbed.carry(undisturbed.approved(BRITAIN), StepProbe.NONE);
        for (int step = 1; step <= STEPS; step++) {
            World world = new World();
            List<Envelope> publish = world.approved(BRITAIN);
            world.carry(publish, Crash.afterStep(step));
            world.carry(publish, StepProbe.NONE);
            assertThat(world.listed()).as("dead after step " + step).isEqualTo(undisturbed.listed());
            assertThat(world.list.writes()).as("nothing is written twice").isEqualTo(2);

            List<Envelope> undo = world.undone(BRITAIN);
            world.carry(undo, Crash.afterStep(step));
            world.carry(undo, StepProbe.NONE);
            world.carry(publish, StepProbe.NONE);
            assertThat(world.listed()).as("undoing, dead after step " + step).isEqualTo(before);
            assertThat(world.list.writes()).as("nothing is taken back twice").isEqualTo(4);
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
            Map<String, Optional<GraphqlPriceList.Fixed>> before = world.listed();
            List<Envelope> publish = world.approved(BRITAIN);
            world.shop.breaksOnce(call, fault);
            world.carry(publish, StepProbe.NONE);
            assertThat(world.set(BRITAIN).count(LineState.PUBLISHED))
                    .as("call " + call)
                    .isEqualTo(ITEMS);
            assertThat(world.list.money("SKU-8")).contains(Money.of("9.90", "GBP"));

            List<Envelope> undo = world.undone(BRITAIN);
            world.shop.breaksOnce(call, fault);
            world.carry(undo, StepProbe.NONE);
            assertThat(world.listed()).as("undoing, call " + call).isEqualTo(before);
        }
    }

    @Test
    void a_price_that_somebody_fixed_meanwhile_is_kept_and_the_others_are_undone() {
        World world = new World();
        Map<String, Optional<GraphqlPriceList.Fixed>> before = world.listed();
        world.carry(world.approved(BRITAIN), StepProbe.NONE);
        world.list.fixes("SKU-9", "7.77", "");

        world.carry(world.undone(BRITAIN), StepProbe.NONE);

        Map<String, Optional<GraphqlPriceList.Fixed>> after = world.listed();
        assertThat(after.remove("SKU-9")).contains(new GraphqlPriceList.Fixed("7.77", ""));
        before.remove("SKU-9");
        assertThat(after).isEqualTo(before);
        assertThat(world.set(BRITAIN).count(LineState.KEPT)).isEqualTo(1);
    }
}
