package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockFormula;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.stock.StockDrift;
import dev.waybill.engine.stock.StockReconciliation;
import dev.waybill.engine.stock.StockRepair;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.OrderFixture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The owner counts in pieces, a shop in boxes; or the other way round. */
class StockUnitsTest {
    private static final SystemId FRANCE = new SystemId("shop-fr");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final StockPolicy BOXES_OF_SIX = StockPolicy.NONE.withUnits(Map.of("MUG", unit("6")));
    private static final StockPolicy KEEP_ONE =
            new StockPolicy(BigDecimal.ONE, List.of()).withUnits(Map.of("MUG", unit("6")));

    private static Fraction unit(String word) {
        return Fraction.positive(word).orElseThrow();
    }

    private static LandscapeFixture systems() {
        return LandscapeFixture.shopsAndErp("fake-shop", "fake-erp");
    }

    private static Order order(StockWorld world, SystemId shop, long quantity) {
        return OrderFixture.anOrder("22")
                .from(shop.value())
                .placedAt(world.clock.instant())
                .changedAt(world.clock.instant())
                .withLine("MUG", quantity, "10.00")
                .build();
    }

    @Test
    void a_shop_that_sells_boxes_shows_whole_boxes_and_keeps_whole_boxes_back() {
        StockWorld world = new StockWorld(KEEP_ONE);

        world.has("MUG", 27).has("CUP", 27).hears("MUG").hears("CUP").settles();

        assertThat(world.shown("MUG")).contains(BigDecimal.valueOf(3));
        assertThat(world.lastOf("MUG").note())
                .endsWith("erp available 27 ÷ 6 = 4.5 − safety stock 1 = 3.5, shown as 3");
        assertThat(world.shown("CUP")).as("counted alike").contains(BigDecimal.valueOf(26));
    }

    @Test
    void a_shop_that_sells_pieces_of_what_the_owner_has_in_boxes_shows_pieces() {
        StockWorld world = new StockWorld(StockPolicy.NONE.withUnits(Map.of("MUG", unit("1/12"))));

        world.has("MUG", 3).hears("MUG").settles();

        assertThat(world.shown("MUG")).contains(BigDecimal.valueOf(36));
    }

    @Test
    void an_order_of_boxes_takes_boxes_off_the_shelf() {
        BurstWorld burst = new BurstWorld(systems().stock(BOXES_OF_SIX));
        burst.stock.has("MUG", 27);
        burst.sells(order(burst.stock, StockWorld.SHOP, 2));

        burst.stock.hears("MUG").settles();

        assertThat(burst.stock.shown("MUG")).contains(BigDecimal.valueOf(2));
        assertThat(burst.stock.lastOf("MUG").note())
                .endsWith("erp available 27 ÷ 6 = 4.5 − orders on their way 2 = 2.5, shown as 2");
    }

    @Test
    void an_order_of_a_shop_that_sells_pieces_takes_pieces_out_of_the_other_s_boxes() {
        BurstWorld burst = new BurstWorld(
                systems().stock("erp", "shop-es", BOXES_OF_SIX).stock("erp", "shop-fr", StockPolicy.NONE));
        burst.stock.has("MUG", 27);
        burst.stock.shops.shelves(FRANCE).has("MUG", 27);
        burst.sells(order(burst.stock, FRANCE, 9));

        burst.stock.hears("MUG").settles();

        assertThat(burst.stock.lastOf("MUG").note())
                .endsWith("erp available 27 ÷ 6 = 4.5 − orders on their way 1.5 = 3");
    }

    @Test
    void boxes_are_compared_with_boxes_and_a_difference_up_to_the_routes_tolerance_is_left_alone() {
        StockWorld world = new StockWorld(BOXES_OF_SIX.withDriftTolerance(BigDecimal.TWO));
        world.has("MUG", 27).has("CUP", 8);
        world.shops.shelves(FRANCE).has("MUG", 4);
        world.shelves.has("MUG", 6);
        world.shelves.has("CUP", 11);
        world.clock.pass(Duration.ofHours(1));
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();

        StockReconciliation.Round round =
                new StockReconciliation(world.book(), new StockRepair(queue, world.ids, world.clock)).run(WEEK);

        assertThat(round.drifts().stream().flatMap(drift -> drift.differences().stream()))
                .extracting(StockDrift.Difference::sentence)
                .containsExactly("CUP shows 11 and should show 8: erp available 8");
        assertThat(queue.takeAll()).hasSize(1);
        assertThat(world.book()
                        .of(new Way(StockWorld.ERP, StockWorld.SHOP), WEEK, BigDecimal.ONE)
                        .differences())
                .extracting(StockDrift.Difference::sentence)
                .contains("MUG shows 6 and should show 4: erp available 27 ÷ 6 = 4.5, shown as 4");
    }

    @Property
    void never_more_is_shown_than_there_is_and_one_more_would_be_too_many(
            @ForAll @IntRange(min = -20_000, max = 2_000_000) int available,
            @ForAll @IntRange(max = 50_000) int sold,
            @ForAll @IntRange(max = 500) int safety,
            @ForAll @IntRange(min = 1, max = 999) int times,
            @ForAll @IntRange(min = 1, max = 999) int over) {
        Fraction unit = new Fraction(BigInteger.valueOf(times), BigInteger.valueOf(over));
        Fraction there = Fraction.of(BigDecimal.valueOf(available, 2));
        Fraction gone = new Fraction(BigInteger.valueOf(sold), BigInteger.valueOf(over));
        BigDecimal keep = BigDecimal.valueOf(safety, 1);

        BigDecimal number = new StockFormula(
                        StockWorld.ERP,
                        Quantity.pieces(BigDecimal.valueOf(available, 2)),
                        gone,
                        new StockFormula.Shown(unit, keep, 0))
                .number();

        assertThat(number.stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
        assertThat(number).isNotNegative();
        Fraction needed = Fraction.of(number.add(keep)).times(unit).plus(gone);
        if (number.signum() > 0) {
            assertThat(needed.minus(there).isPositive()).isFalse();
        }
        assertThat(needed.plus(unit).minus(there).isPositive()).isTrue();
    }
}
