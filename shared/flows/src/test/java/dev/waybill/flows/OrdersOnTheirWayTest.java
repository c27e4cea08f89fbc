package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.OrderFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sold and not in the ERP yet is not offered again. */
class OrdersOnTheirWayTest {
    private final BurstWorld world =
            new BurstWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").stock(StockPolicy.NONE));

    private Order order(String id, long pieces) {
        return OrderFixture.anOrder(id)
                .placedAt(world.stock.clock.instant())
                .changedAt(world.stock.clock.instant())
                .withLine("SHIRT", pieces, "10.00")
                .build();
    }

    private void looks() {
        world.stock.hears("SHIRT").settles();
    }

    private BigDecimal shown() {
        return world.stock.shown("SHIRT").orElseThrow();
    }

    @Test
    void an_order_that_nobody_carried_yet_is_subtracted_and_the_sum_says_so() {
        world.stock.has("SHIRT", 9);
        world.sells(order("22", 2));

        looks();

        assertThat(shown()).isEqualByComparingTo("7");
        assertThat(world.stock.lastOf("SHIRT").note()).endsWith("erp available 9 − orders on their way 2 = 7");
    }

    @Test
    void once_it_is_in_the_erp_it_is_counted_there_and_nowhere_else() {
        world.stock.has("SHIRT", 9);
        world.sells(order("22", 2));
        looks();

        world.carriesOrders();
        looks();

        assertThat(world.stock.warehouse.available("SHIRT")).isEqualByComparingTo("7");
        assertThat(shown()).isEqualByComparingTo("7");
    }

    @Test
    void an_order_that_waits_for_a_person_is_subtracted_for_as_long_as_it_waits() {
        world.stock.has("SHIRT", 9);
        world.erp().failNextWrites(Fault.REFUSED);
        world.sells(order("22", 2));
        world.carriesOrders();
        world.stock.clock.pass(Duration.ofDays(3));
        world.coldStart();

        looks();
        assertThat(shown()).isEqualByComparingTo("7");

        world.dismissesAll();
        looks();
        assertThat(shown()).as("a person said that it needs nothing").isEqualByComparingTo("9");
    }

    @Test
    void an_order_that_was_called_off_before_it_arrived_is_on_the_shelf_again() {
        world.stock.has("SHIRT", 9);
        world.sells(order("22", 2));
        looks();

        world.stock.clock.pass(Duration.ofMinutes(5));
        world.stock.shops.has(OrderFixture.anOrder("22")
                .in(OrderStage.CANCELLED)
                .changedAt(world.stock.clock.instant())
                .withLine("SHIRT", 2, "10.00")
                .build());
        looks();

        assertThat(shown()).isEqualByComparingTo("9");
    }

    @Test
    void a_checkout_in_progress_takes_nothing_until_it_is_an_order() {
        world.stock.has("SHIRT", 9);
        Order draft = OrderFixture.anOrder("22")
                .in(OrderStage.DRAFT)
                .changedAt(world.stock.clock.instant())
                .withLine("SHIRT", 2, "10.00")
                .build();
        world.sells(draft);
        world.carriesOrders();
        looks();
        assertThat(shown()).isEqualByComparingTo("9");

        world.stock.clock.pass(Duration.ofMinutes(5));
        world.stock.shops.has(order("22", 2));
        looks();
        assertThat(shown()).isEqualByComparingTo("7");
    }

    @Test
    void orders_of_the_other_shop_are_sold_here_as_well() {
        world.stock.has("SHIRT", 9);
        world.sells(OrderFixture.anOrder("22")
                .from("shop-fr")
                .changedAt(world.stock.clock.instant())
                .withLine("SHIRT", 4, "10.00")
                .build());

        looks();

        assertThat(shown()).isEqualByComparingTo("5");
    }

    @Test
    void a_shop_that_cannot_be_asked_holds_up_nothing_and_what_is_known_of_it_still_counts() {
        world.stock.has("SHIRT", 9);
        world.sells(order("22", 2));
        looks();
        world.stock.has("SHIRT", 8);
        world.stock.shops.failsListing(FailureCode.DOWN, 2);

        looks();

        assertThat(shown()).isEqualByComparingTo("6");
    }

    @Test
    void a_warm_instance_asks_only_for_what_changed_since() {
        world.stock.shops.pagesOf(10);
        world.stock.has("SHIRT", 90);
        for (int i = 0; i < 50; i++) {
            world.sells(order("o" + i, 1));
            world.stock.clock.pass(Duration.ofMinutes(5));
        }
        looks();
        assertThat(shown()).isEqualByComparingTo("40");
        int before = world.stock.shops.listings();

        looks();

        assertThat(world.stock.shops.listings() - before)
                .as("one for each shop")
                .isEqualTo(2);
        assertThat(shown()).isEqualByComparingTo("40");
    }

    @Test
    void a_route_may_ignore_them() {
        BurstWorld careless = new BurstWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .stock(new StockPolicy(BigDecimal.ZERO, OpenOrders.IGNORED, List.of())));
        careless.stock.has("SHIRT", 9);
        careless.sells(order("22", 2));

        careless.stock.hears("SHIRT").settles();

        assertThat(careless.stock.shown("SHIRT").orElseThrow()).isEqualByComparingTo("9");
        assertThat(careless.stock.shops.listings()).isZero();
    }
}
