package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.testkit.LandscapeFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnershipAtWriteTimeTest {
    private static LandscapeFixture erpOwnsOrders(ConflictPolicy policy) {
        return LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .rule(DataName.ORDER, "erp", "shop-*", policy)
                .rule(DataName.ORDER_PAYMENT, "shop-*", "shop-*", ConflictPolicy.OWNER_WINS);
    }

    private static Order placed(long version, long mugs) {
        return anOrder("1001")
                .in(OrderStage.PLACED)
                .version(version)
                .withLine("MUG", mugs, "10.00")
                .build();
    }

    @Test
    void owner_wins_keeps_the_owner_s_value_and_records_both() {
        World world = new World(erpOwnsOrders(ConflictPolicy.OWNER_WINS));
        world.hears(placed(1, 1)).settles();

        // The order's lines belong to the ERP now; the shop's change is not written.
        world.hears(placed(2, 3)).settles();

        assertThat(world.erp.orders().getFirst().lines().getFirst().quantity().value())
                .isEqualByComparingTo("1");
        assertThat(world.ledger
                        .history(placed(2, 3).subject())
                        .operations()
                        .getLast()
                        .conflicts())
                .singleElement()
                .asString()
                .contains("shop 3 for 30.00 EUR", "there 1 for 10.00 EUR", "order: owner erp, owner-wins");
    }

    @Test
    void newest_wins_lets_the_later_change_stand() {
        World world = new World(erpOwnsOrders(ConflictPolicy.NEWEST_WINS));
        world.hears(placed(1, 1)).settles();

        world.hears(placed(2, 3)).settles();

        assertThat(world.erp.orders().getFirst().lines().getFirst().quantity().value())
                .isEqualByComparingTo("3");
    }

    @Test
    void ask_holds_the_change_for_a_person_with_both_values() {
        World world = new World(erpOwnsOrders(ConflictPolicy.ASK));
        world.hears(placed(1, 1)).settles();

        world.hears(placed(2, 3)).settles();

        assertThat(world.lastOf(placed(2, 3).subject()).failure().orElseThrow().code())
                .isEqualTo(FailureCode.OWNERSHIP_ASK);
        assertThat(world.erp.orders().getFirst().lines().getFirst().quantity().value())
                .isEqualByComparingTo("1");
    }

    @Test
    void what_was_asked_is_written_once_a_person_approves_it() {
        World world = new World(erpOwnsOrders(ConflictPolicy.ASK));
        world.hears(placed(1, 1)).settles();
        world.hears(placed(2, 3)).settles();
        OpenItem held = world.ledger.open(10).getFirst();

        world.redrive().again(held.opened().by(), new By("anna", "agreed with the shop"), Edit.APPROVAL);
        world.settles();

        assertThat(world.erp.orders().getFirst().lines().getFirst().quantity().value())
                .isEqualByComparingTo("3");
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void who_may_not_create_creates_nothing() {
        World world = new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .rule(DataName.ORDER, "shop-fr", "shop-fr", ConflictPolicy.OWNER_WINS));

        world.hears(placed(1, 1)).settles();

        assertThat(world.erp.orders()).isEmpty();
        assertThat(world.lastOf(placed(1, 1).subject()).skipped()).contains(SkipReason.NOT_OWNER);
        assertThat(world.lastOf(placed(1, 1).subject()).conflicts())
                .singleElement()
                .asString()
                .contains("owner shop-fr");
    }

    @Test
    void a_new_version_of_the_map_decides_within_a_minute_and_is_recorded() {
        World world = new World(erpOwnsOrders(ConflictPolicy.OWNER_WINS));
        world.hears(placed(1, 1)).settles();
        world.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(2));

        world.clock.pass(Duration.ofSeconds(60));
        world.hears(placed(2, 3)).settles();

        assertThat(world.lastOf(placed(2, 3).subject()).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.lastOf(placed(2, 3).subject()).landscapeVersion()).isEqualTo(2);
        assertThat(world.erp.orders().getFirst().lines().getFirst().quantity().value())
                .isEqualByComparingTo("3");
    }
}
