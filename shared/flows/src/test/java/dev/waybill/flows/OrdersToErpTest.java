package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.LandscapeFixture;
import org.junit.jupiter.api.Test;

class OrdersToErpTest {
    private final World world = new World();

    @Test
    void a_paid_order_is_created_and_confirmed_once() {
        Order order = anOrder("1001")
                .withLine("TSHIRT-XL", 2, "19.90")
                .withShipping("4.90")
                .build();

        world.hears(order).settles();

        assertThat(world.erp.orders()).singleElement().satisfies(placed -> {
            assertThat(placed.stage()).isEqualTo(OrderStage.CONFIRMED);
            assertThat(placed.total()).isEqualTo(order.gross());
        });
        Operation done = world.lastOf(order.subject());
        assertThat(done.ending()).isEqualTo(Ending.DELIVERED);
        assertThat(done.targetRef().orElseThrow().number()).isEqualTo("S1");
        assertThat(done.landscapeVersion()).isEqualTo(1);
        assertThat(world.ledger.byNumber(EntityKind.ORDER, "N1001")).containsExactly(order.subject());
    }

    @Test
    void an_order_that_waits_for_payment_is_created_but_not_confirmed() {
        world.hears(anOrder("1001").in(OrderStage.PLACED).build()).settles();

        assertThat(world.erp.orders().getFirst().stage()).isEqualTo(OrderStage.PLACED);

        world.hears(anOrder("1001").version(2).in(OrderStage.CONFIRMED).build()).settles();

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.erp.orders().getFirst().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void a_checkout_in_progress_is_not_an_order() {
        Order order = anOrder("1001").in(OrderStage.DRAFT).build();

        world.hears(order).settles();

        assertThat(world.erp.orders()).isEmpty();
        assertThat(world.lastOf(order.subject()).skipped()).contains(SkipReason.FILTERED);
    }

    @Test
    void an_order_cancelled_before_confirmation_is_cancelled_there() {
        world.hears(anOrder("1001").in(OrderStage.PLACED).build()).settles();

        world.hears(anOrder("1001").version(2).in(OrderStage.CANCELLED).build()).settles();

        assertThat(world.erp.orders().getFirst().stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void a_cancellation_after_shipping_is_held_with_both_values() {
        world.hears(anOrder("1001").build()).settles();
        world.erp.ship(0);
        Order cancelled = anOrder("1001").version(2).in(OrderStage.CANCELLED).build();

        world.hears(cancelled).settles();

        assertHeld(cancelled, FailureCode.CANCELLED_AFTER_PROCESSING, "S1", "COMPLETE");
        assertThat(world.erp.orders().getFirst().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void an_unconfirmed_order_follows_its_changes() {
        world.hears(anOrder("1001")
                        .in(OrderStage.PLACED)
                        .withLine("MUG", 1, "7.49")
                        .build())
                .settles();
        Order changed = anOrder("1001")
                .in(OrderStage.PLACED)
                .version(2)
                .withLine("MUG", 4, "7.49")
                .build();

        world.hears(changed).settles();

        assertThat(world.erp.orders()).singleElement().satisfies(placed -> assertThat(placed.total())
                .isEqualTo(changed.gross()));
    }

    @Test
    void a_newer_state_of_an_unconfirmed_order_is_written_even_if_goods_and_money_agree() {
        world.hears(anOrder("1001").in(OrderStage.PLACED).build()).settles();
        int writes = world.erp.writes();

        world.hears(anOrder("1001")
                        .in(OrderStage.PLACED)
                        .version(2)
                        .shipTo("Calle Dos 2")
                        .build())
                .settles();

        assertThat(world.erp.writes()).as("the address changed").isEqualTo(writes + 1);
    }

    @Test
    void a_change_after_confirmation_is_held_with_the_line_that_differs() {
        world.hears(anOrder("1001").withLine("MUG", 1, "7.49").build()).settles();
        Order changed = anOrder("1001").version(2).withLine("MUG", 4, "7.49").build();

        world.hears(changed).settles();

        assertHeld(
                changed,
                FailureCode.CHANGED_AFTER_CONFIRMATION,
                "line MUG: shop 4 for 29.96 EUR, there 1 for 7.49 EUR");
    }

    @Test
    void totals_that_do_not_add_up_are_held_before_anything_is_asked_of_the_erp() {
        Order wrong = anOrder("1001").overstatedBy("1.23").build();

        world.hears(wrong).settles();

        assertHeld(wrong, FailureCode.TOTALS_DIFFER, "48.59 EUR", "47.36 EUR", "-1.23 EUR");
        assertThat(world.erp.writes()).isZero();
    }

    @Test
    void another_total_in_the_erp_is_held_unconfirmed_and_heals_by_redrive() {
        Order order = anOrder("1001").build();
        world.erp.failNextWrites(Fault.WRONG_TOTAL);

        world.hears(order).settles();

        assertHeld(order, FailureCode.TARGET_TOTALS_DIFFER, "47.36 EUR", "47.37 EUR");
        assertThat(world.erp.orders().getFirst().stage()).isEqualTo(OrderStage.PLACED);

        redrive(order);

        assertThat(world.lastOf(order.subject()).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.erp.orders()).singleElement().satisfies(placed -> {
            assertThat(placed.total()).isEqualTo(order.gross());
            assertThat(placed.stage()).isEqualTo(OrderStage.CONFIRMED);
        });
    }

    @Test
    void an_unknown_item_is_held_until_it_is_there_and_redriven() {
        Order order = anOrder("1001").withLine("NEW-SKU", 1, "5.00").build();
        world.erp.forget("NEW-SKU");

        world.hears(order).settles();
        assertHeld(order, FailureCode.ITEM_UNKNOWN, "NEW-SKU");

        world.erp.learn("NEW-SKU");
        redrive(order);

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.lastOf(order.subject()).redriven()).isTrue();
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void an_order_above_the_route_s_limit_is_held_and_one_below_is_not() {
        World limited =
                new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").holdWhen("total > 100 EUR"));
        Order large = anOrder("1").withLine("SOFA", 1, "500.00").build();
        Order small = anOrder("2").withLine("MUG", 1, "5.00").build();

        limited.hears(large).hears(small).settles();

        assertThat(limited.lastOf(large.subject()).failure().orElseThrow().code())
                .isEqualTo(FailureCode.HOLD_CONDITION);
        assertThat(limited.lastOf(small.subject()).ending()).isEqualTo(Ending.DELIVERED);
    }

    @Test
    void a_deleted_order_is_held_if_the_erp_has_it_and_skipped_if_not() {
        Order order = anOrder("1001").build();
        world.hears(order).settles();

        world.hears(order.subject(), new OrderNews.Gone("order 1001 was moved to the trash"))
                .settles();

        assertHeld(order, FailureCode.CHANGED_AFTER_CONFIRMATION, "moved to the trash", "S1");
        Order unseen = anOrder("2002").build();
        world.hears(unseen.subject(), new OrderNews.Gone("order 2002 was moved to the trash"))
                .settles();
        assertThat(world.lastOf(unseen.subject()).skipped()).contains(SkipReason.FILTERED);
    }

    @Test
    void the_shop_s_word_about_shipping_is_recorded_but_not_written() {
        Order shipped = anOrder("1001").shipped(Fulfilment.COMPLETE).build();

        world.hears(shipped).settles();

        assertThat(world.lastOf(shipped.subject()).conflicts())
                .containsExactly(
                        "order.status stays OPEN (shop-es wanted COMPLETE; order.status: owner erp, owner-wins)");
        assertThat(world.erp.orders().getFirst().fulfilment()).isEqualTo(Fulfilment.OPEN);
    }

    private void redrive(Order order) {
        var kept = world.ledger.kept(world.lastOf(order.subject()).id()).orElseThrow();
        world.queue.send(java.util.List.of(kept.envelope().asRedriven()));
        world.settles();
    }

    private void assertHeld(Order order, FailureCode code, String... said) {
        Operation held = world.lastOf(order.subject());
        assertThat(held.ending()).isEqualTo(Ending.HELD);
        assertThat(held.failure().orElseThrow().code()).isEqualTo(code);
        assertThat(held.failure().orElseThrow().why()).contains(said);
        assertThat(held.failure().orElseThrow().next()).isNotBlank();
    }
}
