package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.stock.StockDrift;
import dev.waybill.engine.stock.StockRepair;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.OrderFixture;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What shops show is what the owner has, or somebody says so and it is mended. */
class StockDriftTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Way WAY = new Way(new SystemId("erp"), new SystemId("shop-es"));

    private final BurstWorld burst =
            new BurstWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").stock(StockPolicy.NONE));
    private final StockWorld world = burst.stock;

    private StockDrift drift() {
        return drift(0);
    }

    private StockDrift drift(long tolerance) {
        return world.book().of(WAY, WEEK, BigDecimal.valueOf(tolerance));
    }

    private void anHourPasses() {
        world.clock.pass(Duration.ofHours(1));
    }

    @Test
    void what_somebody_typed_into_the_shop_is_named_with_both_numbers_and_set_right_although_it_was_written_before() {
        world.has("SHIRT", 9).has("HAT", 4).hears("SHIRT").hears("HAT").settles();
        world.shelves.has("SHIRT", 90);
        anHourPasses();
        world.hears("SHIRT").settles();
        assertThat(world.shown("SHIRT")).as("nothing changed at the owner").contains(BigDecimal.valueOf(90));

        StockDrift found = drift();

        assertThat(found.compared()).isEqualTo(2);
        assertThat(found.differences())
                .extracting(StockDrift.Difference::sentence)
                .containsExactly("SHIRT shows 90 and should show 9: erp available 9");
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        assertThat(new StockRepair(queue, world.ids, world.clock).queue(found)).isEqualTo(1);
        queue.takeAll().forEach(world::comes);
        world.settles();
        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(9));
        assertThat(drift().differences()).isEmpty();
    }

    @Test
    void a_repair_that_comes_twice_writes_once() {
        world.has("SHIRT", 9).hears("SHIRT").settles();
        world.shelves.has("SHIRT", 90);
        anHourPasses();
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        StockRepair repair = new StockRepair(queue, world.ids, world.clock);
        repair.queue(drift());
        repair.queue(drift());
        int writes = world.shelves.writes();

        queue.takeAll().forEach(world::comes);
        world.settles(1);

        assertThat(world.shelves.writes()).isEqualTo(writes + 1);
    }

    @Test
    void what_moved_a_moment_ago_is_on_its_way_and_no_drift() {
        world.has("SHIRT", 9).hears("SHIRT").settles();
        anHourPasses();
        world.has("SHIRT", 8);

        assertThat(drift().differences()).isEmpty();
    }

    @Test
    void an_order_on_its_way_is_no_drift() {
        world.has("SHIRT", 9).hears("SHIRT").settles();
        anHourPasses();
        burst.sells(OrderFixture.anOrder("22")
                .placedAt(world.clock.instant())
                .changedAt(world.clock.instant())
                .withLine("SHIRT", 2, "10.00")
                .build());

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(7));
        assertThat(drift().differences()).isEmpty();
    }

    @Test
    void a_difference_within_the_tolerance_is_none() {
        world.has("SHIRT", 9).hears("SHIRT").settles();
        world.shelves.has("SHIRT", 11);
        anHourPasses();

        assertThat(drift(2).differences()).isEmpty();
        assertThat(drift(1).differences()).hasSize(1);
    }

    @Test
    void an_item_without_a_number_is_a_difference_and_one_that_the_shop_does_not_have_is_held_elsewhere() {
        world.has("SHIRT", 9).has("GHOST", 3);
        world.shelves.forgets("GHOST");
        anHourPasses();

        assertThat(drift().differences())
                .extracting(StockDrift.Difference::sentence)
                .containsExactly("SHIRT shows no number and should show 9: erp available 9");
    }

    @Test
    void every_way_of_stock_is_known() {
        assertThat(world.book().ways()).extracting(Way::toString).containsExactly("erp to shop-es", "erp to shop-fr");
    }
}
