package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Money;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.operator.Answer;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeShelves.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoPricesTest {
    private static final int PRICES = 250;
    private static final int STEPS = 40;

    /** A world in which a bad price list of 250 items waits; each item has a price of its own. */
    private static PriceWorld withBadList() {
        PriceWorld world = new PriceWorld();
        for (int i = 0; i < PRICES; i++) {
            Money gross = new Money(
                    BigDecimal.valueOf(1000 + 7L * i, 2), Money.of("0", "EUR").currency());
            world.tags.has("SKU-" + i, gross.amount().toPlainString());
            world.erp
                    .prices()
                    .says(
                            "SKU-" + i,
                            new Money(gross.amount().movePointLeft(1), gross.currency()),
                            world.clock.instant());
        }
        world.tags.hasWithoutPrice("NEW");
        world.wants("NEW", "1.00");
        world.settles();
        return world;
    }

    private static void approve(PriceWorld world) {
        world.approves("anna");
        world.approves("berta");
    }

    @Test
    void undo_restores_every_price_to_the_cent() {
        PriceWorld world = withBadList();
        Map<String, Optional<Money>> before = world.tags.all();
        approve(world);
        world.carriesOn();
        Map<String, Optional<Money>> bad = world.tags.all();
        assertThat(bad.entrySet()).hasSize(PRICES + 1).noneMatch(entry -> before.containsValue(entry.getValue()));

        Answer answer = world.undoes("anna");
        world.carriesOn();

        assertThat(answer).isInstanceOfSatisfying(Answer.ChangesDecided.class, done -> assertThat(done.sentence())
                .startsWith((PRICES + 1) + " prices"));
        assertThat(world.tags.all()).isEqualTo(before);
        assertThat(world.latest().count(LineState.UNDONE)).isEqualTo(PRICES + 1);
        assertThat(world.open()).isEmpty();
        assertThat(world.operations().getLast().note()).startsWith((PRICES + 1) + " prices are as they were");
    }

    @Test
    void a_price_changed_by_hand_after_publishing_is_held_with_both_values_and_not_overwritten() {
        PriceWorld world = withBadList();
        Map<String, Optional<Money>> before = world.tags.all();
        approve(world);
        world.carriesOn();
        world.tags.has("SKU-3", "9.99");

        world.undoes("anna");
        world.carriesOn();

        assertThat(world.tags.shown("SKU-3")).isEqualTo("9.99 EUR");
        Map<String, Optional<Money>> others = world.tags.all();
        others.remove("SKU-3");
        before.remove("SKU-3");
        assertThat(others).hasSize(PRICES).isEqualTo(before);
        OpenItem held = world.open().getFirst();
        assertThat(held.opened().cause().code()).isEqualTo(FailureCode.PRICES_LEFT);
        assertThat(held.latest().note())
                .contains("SKU-3 (the shop shows 9.99 EUR, published was 1.24 EUR, before it was 10.21 EUR)");
    }

    @Test
    void what_was_undone_does_not_come_back_by_itself() {
        PriceWorld world = new PriceWorld();
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "10.10");
        world.settles();
        world.undoes("anna");
        world.carriesOn();
        world.erp.prices().touch("MUG", world.clock.instant());

        world.settles();

        assertThat(world.tags.shown("MUG")).isEqualTo("12.10 EUR");
        assertThat(world.latest().lines())
                .singleElement()
                .extracting(PriceLine::reasons)
                .isEqualTo("undone-before");
    }

    @Test
    void what_is_approved_for_later_can_be_taken_back_and_never_goes_live() {
        PriceWorld world = withBadList();
        Map<String, Optional<Money>> before = world.tags.all();
        world.approvesFrom("anna", world.clock.instant().plusSeconds(3600));
        world.approves("berta");
        world.carriesOn();

        world.undoes("carla");
        world.clock.pass(java.time.Duration.ofHours(2));
        world.ticks();
        world.carriesOn();

        assertThat(world.tags.all()).isEqualTo(before);
        assertThat(world.tags.writes()).isZero();
        assertThat(world.latest().state()).isEqualTo(SetState.UNDONE);
    }

    @Test
    void whoever_dies_after_any_step_of_publishing_or_undoing_leaves_what_an_undisturbed_run_leaves() {
        PriceWorld undisturbed = withBadList();
        Map<String, Optional<Money>> before = undisturbed.tags.all();
        approve(undisturbed);
        undisturbed.carriesOn();
        Map<String, Optional<Money>> published = undisturbed.tags.all();
        for (int step = 1; step <= STEPS; step++) {
            PriceWorld world = withBadList();
            approve(world);
            world.carry(world.takeAll(), Crash.afterStep(step));
            assertThat(world.tags.all())
                    .as("publishing, dead after step " + step)
                    .isEqualTo(published);
            assertThat(world.latest().count(LineState.PUBLISHED)).isEqualTo(PRICES + 1);

            world.undoes("anna");
            world.carry(world.takeAll(), Crash.afterStep(step));
            assertThat(world.tags.all()).as("undoing, dead after step " + step).isEqualTo(before);
            assertThat(world.latest().count(LineState.UNDONE)).isEqualTo(PRICES + 1);
            assertThat(world.open()).isEmpty();
        }
    }

    @Test
    void every_message_twice_and_in_reverse_changes_nothing_more() {
        PriceWorld world = withBadList();
        Map<String, Optional<Money>> before = world.tags.all();
        approve(world);
        List<Envelope> publish = world.takeAll();
        world.carry(publish, StepProbe.NONE);
        world.carry(publish, StepProbe.NONE);
        int written = world.tags.history().size();
        world.undoes("anna");
        List<Envelope> undo = world.takeAll();
        world.carry(undo, StepProbe.NONE);
        world.carry(undo, StepProbe.NONE);
        world.carry(publish, StepProbe.NONE);

        assertThat(written).isEqualTo(PRICES + 1);
        assertThat(world.tags.history()).hasSize(2 * (PRICES + 1));
        assertThat(world.tags.all()).isEqualTo(before);
        assertThat(world.latest().state()).isEqualTo(SetState.UNDONE);
    }

    @Test
    void an_undo_that_overtakes_the_publishing_leaves_the_prices_of_before() {
        PriceWorld world = withBadList();
        Map<String, Optional<Money>> before = world.tags.all();
        approve(world);
        List<Envelope> publish = world.takeAll();
        world.undoes("anna");
        world.carry(world.takeAll(), StepProbe.NONE);
        world.carry(publish, StepProbe.NONE);

        assertThat(world.tags.all()).isEqualTo(before);
        assertThat(world.tags.writes()).isZero();
    }

    @Test
    void every_way_in_which_the_shop_breaks_in_the_middle_heals_into_the_prices_of_before() {
        for (Fault fault : Fault.values()) {
            PriceWorld world = withBadList();
            Map<String, Optional<Money>> before = world.tags.all();
            approve(world);
            world.carriesOn();
            world.undoes("anna");
            world.tags.failNextWrites(fault, fault);

            world.carriesOn();

            assertThat(world.tags.all()).as(fault.name()).isEqualTo(before);
        }
    }
}
