package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp.Fault;
import dev.waybill.testkit.FakeShelves;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.OrderFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one shop sells, the others offer no longer: at once, not when the owner of stock is asked the next time. */
class StockOfOrdersTest {
    private static final SystemId OTHER = new SystemId("shop-fr");

    private final BurstWorld world =
            new BurstWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").stock(StockPolicy.NONE));
    private final FakeShelves other = world.stock.shops.shelves(OTHER);

    private OrderFixture order(String id) {
        return anOrder(id)
                .placedAt(world.stock.clock.instant())
                .changedAt(world.stock.clock.instant())
                .withLine("SHIRT", 2, "10.00");
    }

    private void shirts(int available) {
        world.stock.has("SHIRT", available);
        other.has("SHIRT", available);
    }

    /** The order is told and carried, and the looks that it has queued. */
    private List<String> carried(Order order) {
        world.tells(order);
        List<String> looks = world.stock.ordersHaveLookedAgain().stream()
                .map(look -> look.target() + " " + look.subject().id())
                .toList();
        world.stock.settles();
        return looks;
    }

    private void later() {
        world.stock.clock.pass(Duration.ofMinutes(1));
    }

    private BigDecimal shown() {
        return other.shown("SHIRT").orElseThrow();
    }

    @Test
    void an_order_of_one_shop_lowers_the_other_without_anybody_asking_the_erp_what_moved() {
        shirts(9);

        assertThat(carried(order("22").withLine("MUG", 1, "5.00").build()))
                .containsExactly("shop-fr MUG", "shop-fr SHIRT");

        assertThat(shown()).isEqualByComparingTo("7");
        assertThat(world.stock.deadLetters.all())
                .as("the other shop has no mugs")
                .isEmpty();
        assertThat(world.stock.ledger.open(10)).isEmpty();
    }

    @Test
    void an_order_that_the_erp_does_not_take_lowers_it_as_well() {
        shirts(9);
        world.erp().failNextWrites(Fault.REFUSED);

        carried(order("22").build());

        assertThat(shown()).isEqualByComparingTo("7");
    }

    @Test
    void an_order_that_waits_has_others_look_with_its_first_attempt_and_with_its_end() {
        shirts(9);
        world.erp().failNextWrites(Fault.UNREACHABLE, Fault.UNREACHABLE);

        assertThat(carried(order("22").build())).hasSize(1);
        assertThat(shown()).isEqualByComparingTo("7");
        assertThat(carried(world.order(0))).as("second attempt").isEmpty();
        assertThat(carried(world.order(0))).as("third attempt, in the ERP").hasSize(1);
        assertThat(shown()).isEqualByComparingTo("7");
    }

    @Test
    void what_is_paid_or_sent_elsewhere_or_says_nothing_new_or_is_a_draft_sets_nothing_off() {
        shirts(9);
        assertThat(carried(order("1").in(OrderStage.DRAFT).build())).isEmpty();
        assertThat(carried(order("22").in(OrderStage.PLACED).build())).hasSize(1);
        later();
        assertThat(carried(
                        order("22").in(OrderStage.PLACED).shipTo("Calle Dos 2").build()))
                .isEmpty();
        later();
        assertThat(carried(order("22").shipTo("Calle Dos 2").build()))
                .as("paid")
                .isEmpty();
        later();
        assertThat(carried(order("22").shipTo("Calle Dos 2").build()))
                .as("nothing new")
                .isEmpty();
    }

    @Test
    void other_pieces_and_a_cancellation_have_others_look_again() {
        shirts(9);
        carried(order("22").in(OrderStage.PLACED).build());
        later();
        assertThat(carried(order("22")
                        .in(OrderStage.PLACED)
                        .withLine("SHIRT", 1, "10.00")
                        .build()))
                .hasSize(1);
        later();

        assertThat(carried(order("22").in(OrderStage.CANCELLED).build())).hasSize(1);
    }

    @Test
    void where_no_other_shop_shows_stock_nothing_is_queued() {
        BurstWorld alone = new BurstWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"));
        alone.stock.has("SHIRT", 9);

        alone.tells(order("22").build());

        assertThat(alone.stock.ordersHaveLookedAgain()).isEmpty();
    }

    @Test
    void a_look_is_found_with_the_order_that_is_its_reason_and_carries_no_number() {
        shirts(9);
        world.tells(order("22").build());

        Envelope look = world.stock.ordersHaveLookedAgain().getFirst();

        assertThat(look.correlation())
                .isEqualTo(world.stock.lastOf(order("22").build().subject()).correlation());
        assertThat(look.topic()).isEqualTo("stock.sold");
        assertThat(look.body().length()).isZero();
    }

    @Test
    void an_order_is_carried_even_if_no_look_can_be_queued() {
        shirts(9);
        world.stock.looksCannotBeQueued();

        carried(order("22").build());

        assertThat(world.erp().orders()).hasSize(1);
        assertThat(world.stock.log.answers())
                .anySatisfy(line -> assertThat(line).contains(FailureCode.DOWN.name()));
    }

    @Test
    void whoever_dies_between_carrying_and_recording_has_others_look_all_the_same() {
        shirts(9);
        world.stock.diesAtNextRecord();
        world.tells(order("22").build());
        world.stock.clock.pass(Duration.ofMinutes(3));

        carried(world.order(0));

        assertThat(shown()).isEqualByComparingTo("7");
        assertThat(world.erp().orders()).hasSize(1);
    }

    @Test
    void what_a_person_dismisses_is_free_again_in_all_shops() {
        shirts(9);
        world.erp().failNextWrites(Fault.REFUSED);
        world.sells(order("22").build());
        carried(world.order(0));
        world.stock.hears("SHIRT").settles();
        assertThat(shown()).isEqualByComparingTo("7");
        assertThat(world.stock.shown("SHIRT").orElseThrow()).isEqualByComparingTo("7");

        world.dismissesAll();
        assertThat(world.stock.ordersHaveLookedAgain()).hasSize(2);
        world.stock.settles();

        assertThat(shown()).isEqualByComparingTo("9");
        assertThat(world.stock.shown("SHIRT").orElseThrow()).isEqualByComparingTo("9");
    }
}
