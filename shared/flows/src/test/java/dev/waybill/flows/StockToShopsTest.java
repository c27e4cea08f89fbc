package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Leases.Lease;
import dev.waybill.testkit.FakeShelves;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockToShopsTest {
    private static final StockPolicy KEEP_ONE = new StockPolicy(BigDecimal.ONE, List.of());

    private final StockWorld world = new StockWorld(KEEP_ONE);

    @Test
    void a_number_is_written_and_says_how_it_came_to_be() {
        world.has("SHIRT", 9).hears("SHIRT").settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(8));
        Operation operation = world.lastOf("SHIRT");
        assertThat(operation.ending()).isEqualTo(Ending.DELIVERED);
        assertThat(operation.note()).isEqualTo("showed no number, written: erp available 9 − safety stock 1 = 8");
    }

    @Test
    void a_number_that_is_the_same_as_before_costs_one_reading_of_its_owner_and_no_more() {
        world.has("SHIRT", 9).hears("SHIRT").settles();
        int reads = world.shelves.reads();
        int ledgerWrites = world.ledgerWrites();

        world.hears("SHIRT").settles();

        assertThat(world.shelves.reads()).isEqualTo(reads);
        assertThat(world.shelves.writes()).isEqualTo(1);
        assertThat(world.ledgerWrites()).isEqualTo(ledgerWrites);
    }

    @Test
    void a_number_that_the_shop_shows_already_is_recorded_and_not_written() {
        world.has("SHIRT", 9);
        world.shelves.has("SHIRT", 8);

        world.hears("SHIRT").settles();

        assertThat(world.shelves.writes()).isZero();
        assertThat(world.lastOf("SHIRT").note()).startsWith("shows it already: erp available 9");
    }

    @Test
    void less_than_nothing_is_shown_as_nothing() {
        world.has("SHIRT", -3).hears("SHIRT").settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.ZERO);
        assertThat(world.lastOf("SHIRT").note()).endsWith("= -4, shown as 0");
    }

    @Test
    void only_the_places_of_the_route_are_added_up() {
        StockWorld two = new StockWorld(new StockPolicy(BigDecimal.ZERO, List.of("main", "north")));
        two.has("SHIRT", 9);
        two.warehouse.put("SHIRT", "north", BigDecimal.valueOf(4), two.clock.instant());
        two.warehouse.put("SHIRT", "returns", BigDecimal.valueOf(100), two.clock.instant());

        two.hears("SHIRT").settles();

        assertThat(two.shown("SHIRT")).contains(BigDecimal.valueOf(13));
    }

    @Test
    void an_item_that_the_shop_does_not_have_is_held_alone_and_goes_on_by_itself_when_it_is_there() {
        world.has("SHIRT", 9).has("HAT", 5);
        world.shelves.forgets("HAT");

        world.hears("HAT").hears("SHIRT").settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(8));
        Operation held = world.lastOf("HAT");
        assertThat(held.ending()).isEqualTo(Ending.HELD);
        assertThat(held.failure().orElseThrow().why())
                .isEqualTo("shop-es has no item 'HAT' to show 4 for (erp available 5 − safety stock 1 = 4)");
        int ledgerWrites = world.ledgerWrites();

        world.hears("HAT").settles();
        assertThat(world.ledgerWrites()).as("it is held already").isEqualTo(ledgerWrites);

        world.shelves.hasWithoutNumber("HAT");
        world.hears("HAT").settles();
        assertThat(world.shown("HAT")).contains(BigDecimal.valueOf(4));
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void an_item_that_the_owner_does_not_know_is_held_and_the_shop_keeps_its_number() {
        world.shelves.has("GHOST", 3);

        world.hears("GHOST").settles();

        assertThat(world.lastOf("GHOST").failure().orElseThrow().code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
        assertThat(world.shown("GHOST")).contains(BigDecimal.valueOf(3));

        world.has("GHOST", 7);
        world.redrivesAll();
        world.settles();
        assertThat(world.shown("GHOST")).contains(BigDecimal.valueOf(6));
    }

    @Test
    void two_products_with_one_number_are_a_question_of_that_item_alone() {
        world.has("SHIRT", 9).has("TWICE", 5);
        world.shelves.hasTwice("TWICE");

        world.hears("TWICE").hears("SHIRT").settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(8));
        assertThat(world.lastOf("TWICE").ending()).isEqualTo(Ending.FAILED);
        assertThat(world.deadLetters.look(10)).hasSize(1);
    }

    @Test
    void what_was_refused_is_not_tried_with_the_same_number_again_until_somebody_says_so() {
        world.has("SHIRT", 9);
        world.shelves.refuses("SHIRT", "archived");
        world.hears("SHIRT").settles();
        int writes = world.shelves.writes();

        world.hears("SHIRT").settles();
        assertThat(world.shelves.writes()).isEqualTo(writes);

        world.shelves.accepts("SHIRT");
        world.redrivesAll();
        world.settles();
        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(8));
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void what_sells_while_it_is_written_is_decided_anew_with_a_fresh_number() {
        world.has("SHIRT", 9);
        world.shelves.has("SHIRT", 20);
        world.shelves.comparesBeforeSetting();
        world.shelves.atNextWrite(() -> {
            world.shelves.sells("SHIRT", 2);
            world.warehouse.put("SHIRT", "main", BigDecimal.valueOf(7), world.clock.instant());
        });

        world.hears("SHIRT").settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(6));
        assertThat(world.shelves.writes()).isEqualTo(2);
        assertThat(world.warehouse.reads()).isEqualTo(2);
    }

    @Test
    void a_lost_answer_never_makes_an_old_number_pass_for_the_one_shown() {
        world.has("SHIRT", 8).hears("SHIRT").settles();
        world.shelves.failNextWrites(FakeShelves.Fault.DONE_BUT_NO_ANSWER);
        world.has("SHIRT", 4).hears("SHIRT").runOnce(10);
        assertThat(world.shown("SHIRT")).as("done, unknown to us").contains(BigDecimal.valueOf(3));

        world.has("SHIRT", 8).settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(7));
    }

    @Test
    void a_death_between_writing_and_recording_never_makes_an_old_number_pass_for_the_one_shown() {
        world.has("SHIRT", 8).hears("SHIRT").settles();
        world.diesAtNextRecord();
        assertThat(world.has("SHIRT", 4).hears("SHIRT").runOnce(10)).isFalse();
        assertThat(world.shown("SHIRT")).as("done, not recorded").contains(BigDecimal.valueOf(3));

        world.has("SHIRT", 8).settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(7));
    }

    @Test
    void a_shop_that_is_down_is_called_once_for_all_and_all_wait() {
        for (int i = 0; i < 300; i++) {
            world.has("S" + i, 5).hears("S" + i);
        }
        world.shelves.goesDown();

        world.runOnce(300);

        assertThat(world.shelves.reads()).isEqualTo(1);
        assertThat(world.waiting).hasSize(300);
        assertThat(world.ledgerWrites()).isZero();
        world.shelves.comesBack();
        world.settles();
        assertThat(world.shown("S299")).contains(BigDecimal.valueOf(4));
    }

    @Test
    void an_open_circuit_spares_the_shop() {
        world.has("SHIRT", 5).hears("SHIRT");
        world.shelves.goesDown();
        Instant end = world.clock.instant().plus(Duration.ofMinutes(2));
        for (int i = 0; i < 50; i++) {
            Received one = new Received("m" + i, world.message("SHIRT"), 1);
            world.deliveries().run(List.of(one), end);
        }

        assertThat(world.shelves.reads())
                .as("eight failures in a row open it; the other four were in listing its orders")
                .isEqualTo(4);
        world.shelves.comesBack();
        world.settles();
        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(4));
    }

    @Test
    void while_somebody_else_is_at_work_on_the_lane_nothing_is_called() {
        world.has("SHIRT", 9);
        Lease other = new Lease(
                "stock erp to shop-es",
                new OperationId("other"),
                world.clock.instant().plus(Duration.ofMinutes(2)));
        world.leases.take(other, world.clock.instant());

        world.hears("SHIRT").runOnce(10);

        assertThat(world.warehouse.reads()).isZero();
        assertThat(world.waiting).hasSize(1);
        world.leases.giveBack(other);
        world.settles();
        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(8));
    }

    @Test
    void who_does_not_own_the_stock_writes_none() {
        StockWorld foreign = new StockWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .stock(KEEP_ONE)
                .rule(DataName.STOCK_AVAILABLE, "shop-*", "shop-*", ConflictPolicy.OWNER_WINS));

        foreign.has("SHIRT", 9).hears("SHIRT").settles();

        assertThat(foreign.shown("SHIRT")).isEmpty();
        assertThat(foreign.lastOf("SHIRT").ending()).isEqualTo(Ending.SKIPPED);
    }

    @Test
    void a_batch_that_comes_too_late_is_not_begun() {
        world.has("SHIRT", 9);
        world.hears("SHIRT");

        List<Verdict> verdicts =
                world.deliveries().run(world.waiting, world.clock.instant().plusSeconds(29));

        assertThat(verdicts)
                .containsExactly(new Verdict.Retry(world.waiting.getFirst().messageId(), Duration.ZERO));
        assertThat(world.warehouse.reads()).isZero();
    }
}
