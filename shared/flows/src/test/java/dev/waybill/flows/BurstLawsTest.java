package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.FakeShelves.Shown;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.OrderFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Orders come in bursts while stock is carried: nothing is offered that is sold, whatever waits, dies, or fails meanwhile. */
class BurstLawsTest {
    private static final List<String> ITEMS = List.of("SHIRT", "HAT", "SOCK");
    private static final int STEPS = 60;

    @Property(tries = 300)
    void one_shop_never_shows_more_than_the_erp_has_less_what_is_sold(@ForAll long seed) {
        Tale tale = new Tale(seed, List.of(StockWorld.SHOP));
        for (int step = 0; step < STEPS; step++) {
            tale.goesOn();
            tale.nothingIsOfferedTwice();
        }
    }

    @Property(tries = 300)
    void whatever_is_written_for_two_shops_is_what_neither_has_sold(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int losses) {
        Tale tale = new Tale(seed, List.of(StockWorld.SHOP, new SystemId("shop-fr")));
        for (int step = 0; step < STEPS; step++) {
            tale.goesOn();
            tale.everyNumberWrittenWasRight();
            if (step < losses) {
                tale.somethingBreaksInTheWarehouse();
            }
        }
    }

    /**
     * Nobody asks the ERP what moved: what is seen is seen because an order had it looked at. Each shop shows all there is, so it is
     * each of them, not their sum, that must show no more than can be sold.
     */
    @Property(tries = 300)
    void once_the_looks_of_its_orders_are_carried_no_shop_shows_more_than_can_be_sold(@ForAll long seed) {
        Tale tale = new Tale(seed, List.of(StockWorld.SHOP, new SystemId("shop-fr")));
        tale.bothShopsShowAll();
        for (int step = 0; step < STEPS; step++) {
            tale.sellsAndTells();
            tale.noShopShowsTooMuch();
        }
    }

    @Property(tries = 300)
    void where_shops_count_in_packs_of_different_sizes_none_is_offered_for_which_pieces_are_missing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int inSpain,
            @ForAll @IntRange(min = 1, max = 12) int inFrance) {
        SystemId france = new SystemId("shop-fr");
        Tale tale = new Tale(seed, List.of(StockWorld.SHOP, france), inPacks(inSpain, inFrance));
        for (int step = 0; step < STEPS; step++) {
            tale.goesOn();
            tale.everyNumberWrittenWasRight();
        }
    }

    private static BurstWorld inPacks(long inSpain, long inFrance) {
        return new BurstWorld(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                        .stock("erp", "shop-es", packs(inSpain))
                        .stock("erp", "shop-fr", packs(inFrance)),
                Map.of(StockWorld.SHOP, inSpain, new SystemId("shop-fr"), inFrance));
    }

    private static StockPolicy packs(long of) {
        Fraction unit = Fraction.of(BigDecimal.valueOf(of));
        return StockPolicy.NONE.withUnits(ITEMS.stream().collect(Collectors.toMap(Function.identity(), sku -> unit)));
    }

    /** One run of chances. */
    private static final class Tale {
        private final BurstWorld world;
        private final Random random;
        private final List<SystemId> shops;
        private int checked;
        private int numbers;

        private Tale(long seed, List<SystemId> shops) {
            this(
                    seed,
                    shops,
                    new BurstWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                            .stock(StockPolicy.NONE)));
        }

        private Tale(long seed, List<SystemId> shops, BurstWorld world) {
            this.world = world;
            random = new Random(seed);
            this.shops = shops;
            world.stock.shelves.comparesBeforeSetting();
            world.stock.shops.pagesOf(2 + random.nextInt(5));
            ITEMS.forEach(sku -> world.stock.has(sku, 5 + random.nextInt(20)).hears(sku));
            ITEMS.forEach(sku -> world.stock.shops.shelves(shops.getLast()).has(sku, 0));
            world.stock.settles();
            checked = world.stock.shelves.history().size();
        }

        private void goesOn() {
            switch (random.nextInt(8)) {
                case 0, 1 -> sells();
                case 2 -> world.stock.clock.pass(Duration.ofSeconds(random.nextInt(3_000)));
                case 3 -> arrives();
                case 4 -> moreArrivesAtTheWarehouse();
                case 5 -> {
                    world.stock.shelves.atNextWrite(() -> sells(StockWorld.SHOP));
                    looks();
                }
                case 6 -> {
                    world.coldStart();
                    looks();
                }
                default -> looks();
            }
        }

        private void bothShopsShowAll() {
            for (String sku : ITEMS) {
                world.stock
                        .shops
                        .shelves(new SystemId("shop-fr"))
                        .has(sku, world.stock.warehouse.available(sku).longValue());
            }
        }

        /** Some orders are placed, all are told; the ERP takes most of them, some later, some never. */
        private void sellsAndTells() {
            int before = world.orders();
            sells();
            world.stock.clock.pass(Duration.ofSeconds(random.nextInt(600)));
            for (int i = Math.max(0, before - random.nextInt(3)); i < world.orders(); i++) {
                switch (random.nextInt(12)) {
                    case 0, 1 -> world.erp().failNextWrites(Fault.REFUSED);
                    // Seldom enough for the circuit to stay closed: else stock would not be asked for either.
                    case 2 -> world.erp().failNextWrites(Fault.UNREACHABLE);
                    default -> world.erp().heals();
                }
                world.carries(i);
                world.erp().heals();
            }
            if (random.nextInt(5) == 0) {
                world.coldStart();
            }
            world.stock.ordersHaveLookedAgain();
            world.stock.settles(1 + random.nextInt(5));
        }

        private void noShopShowsTooMuch() {
            for (SystemId shop : shops) {
                for (String sku : ITEMS) {
                    assertThat(world.shown(shop, sku))
                            .as("%s in %s, of which %s are open", sku, shop, world.open(sku))
                            .isLessThanOrEqualTo(world.sellable(sku));
                }
            }
        }

        private String anItem() {
            return ITEMS.get(random.nextInt(ITEMS.size()));
        }

        private void sells() {
            for (int burst = random.nextInt(4); burst >= 0; burst--) {
                sells(shops.get(random.nextInt(shops.size())));
            }
        }

        private void sells(SystemId shop) {
            String sku = anItem();
            long most = world.stock
                    .shops
                    .shelves(shop)
                    .shown(sku)
                    .map(BigDecimal::longValue)
                    .orElse(0L);
            if (most > 0) {
                world.sells(OrderFixture.anOrder("o" + ++numbers)
                        .from(shop.value())
                        .placedAt(world.stock.clock.instant())
                        .changedAt(world.stock.clock.instant())
                        .withLine(sku, 1 + random.nextLong(most), "10.00")
                        .build());
            }
        }

        private void arrives() {
            if (world.orders() > 0) {
                if (random.nextInt(4) == 0) {
                    world.erp().failNextWrites(Fault.REFUSED);
                }
                world.carries(random.nextInt(world.orders()));
                world.erp().heals();
            }
        }

        private void moreArrivesAtTheWarehouse() {
            String sku = anItem();
            world.stock.has(sku, world.stock.warehouse.available(sku).longValue() + 1 + random.nextInt(5));
        }

        private void somethingBreaksInTheWarehouse() {
            world.stock.warehouse.take(anItem(), "main", BigDecimal.ONE, world.stock.clock.instant());
        }

        private void looks() {
            ITEMS.forEach(world.stock::hears);
            world.stock.settles();
        }

        private void nothingIsOfferedTwice() {
            for (String sku : ITEMS) {
                assertThat(world.shown(StockWorld.SHOP, sku))
                        .as("%s, of which %s are open", sku, world.open(sku))
                        .isLessThanOrEqualTo(world.sellable(sku));
            }
        }

        private void everyNumberWrittenWasRight() {
            List<Shown> written = world.stock.shelves.history();
            for (Shown shown : written.subList(checked, written.size())) {
                assertThat(world.pieces(StockWorld.SHOP, shown.quantity()))
                        .as(shown.sku())
                        .isLessThanOrEqualTo(world.sellable(shown.sku()));
            }
            checked = written.size();
        }
    }
}
