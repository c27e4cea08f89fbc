package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Money;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeShelves.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemsToShopsTest {
    private static final PricePolicy SHORT = new PricePolicy(
            Optional.empty(), Optional.empty(), BigDecimal.valueOf(20), 50, Optional.of(Duration.ofDays(2)));

    private final PriceWorld world = new PriceWorld();

    @Test
    void a_small_change_by_its_owner_goes_live_without_anybody() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "11.00");

        world.settles();

        assertThat(world.tags.shown("MUG")).isEqualTo("13.31 EUR");
        assertThat(world.latest().state()).isEqualTo(SetState.PUBLISHED);
        assertThat(world.open()).isEmpty();
        assertThat(world.operations().getLast().ending()).isEqualTo(Ending.DELIVERED);
    }

    @Test
    void what_is_shown_already_is_no_change() {
        world.agreeOn("MUG", "10.00", "12.10");

        world.settles();

        assertThat(world.sets.latest(9)).isEmpty();
        assertThat(world.tags.writes()).isZero();
    }

    @Test
    void ten_times_too_low_waits_as_one_open_item_with_both_values_and_needs_two_people() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.agreeOn("CUP", "20.00", "24.20");
        world.wants("MUG", "1.00");
        world.wants("CUP", "2.00");

        world.settles();

        OpenItem held = world.open().getFirst();
        assertThat(world.open()).hasSize(1);
        assertThat(held.opened().cause().code()).isEqualTo(FailureCode.PRICES_TO_APPROVE);
        assertThat(held.latest().note()).contains("MUG 12.10 EUR → 1.21 EUR", "price-change-over");
        assertThat(world.approves("anna"))
                .isInstanceOfSatisfying(Answer.ChangesDecided.class, answer -> assertThat(answer.sentence())
                        .contains("second person"));
        world.carriesOn();
        assertThat(world.tags.writes()).isZero();
        assertThat(world.approves(" ANNA")).isInstanceOfSatisfying(Answer.Refused.class, no -> assertThat(no.why())
                .contains("different person"));
        world.carriesOn();
        assertThat(world.tags.shown("MUG")).isEqualTo("12.10 EUR");

        world.approves("berta");
        world.carriesOn();

        assertThat(world.tags.shown("MUG")).isEqualTo("1.21 EUR");
        assertThat(world.tags.shown("CUP")).isEqualTo("2.42 EUR");
        assertThat(world.open()).isEmpty();
    }

    @Test
    void zero_needs_two_people_and_the_wrong_currency_nobody_can_let_pass() {
        world.agreeOn("FREE", "10.00", "12.10");
        world.agreeOn("DOLLAR", "10.00", "12.10");
        world.wants("FREE", "0.00");
        world.erp.prices().says("DOLLAR", Money.of("10.10", "USD"), world.clock.instant());

        world.settles();
        world.approves("anna");
        world.carriesOn();
        world.approves("berta");
        world.carriesOn();

        assertThat(world.latest().state()).isEqualTo(SetState.PROPOSED);
        assertThat(world.tags.shown("FREE")).as("the set waits as a whole").isEqualTo("12.10 EUR");
        assertThat(world.approves("carla", "DOLLAR"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, no -> assertThat(no.why()).contains("another currency"));
        world.rejects("carla", "DOLLAR");
        world.carriesOn();
        assertThat(world.tags.shown("FREE")).isEqualTo("0.00 EUR");
        assertThat(world.tags.shown("DOLLAR")).isEqualTo("12.10 EUR");
    }

    @Test
    void below_cost_and_a_first_price_need_two_people() {
        world.tags.has("MUG", "12.10");
        world.tags.hasWithoutPrice("NEW");
        world.erp.prices().saysWithCost("MUG", Money.of("9.50", "EUR"), Money.of("9.51", "EUR"), world.clock.instant());
        world.wants("NEW", "5.00");

        world.settles();

        assertThat(world.latest().lines())
                .extracting(PriceLine::sku, PriceLine::reasons)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("MUG", "below-cost"),
                        org.assertj.core.groups.Tuple.tuple("NEW", "first-price"));
    }

    @Test
    void many_at_once_need_two_people_each() {
        for (int i = 0; i < 51; i++) {
            world.agreeOn("SKU-" + i, "10.00", "12.10");
            world.wants("SKU-" + i, "10.10");
        }

        world.settles();

        assertThat(world.latest().lines()).hasSize(51).allMatch(line -> line.reasons()
                .equals("items-over"));
        assertThat(world.tags.writes()).isZero();
    }

    @Test
    void where_the_rule_asks_for_approval_one_person_is_enough_for_what_touches_no_limit() {
        PriceWorld careful = new PriceWorld(PricePolicy.STANDARD, true);
        careful.agreeOn("MUG", "10.00", "12.10");
        careful.wants("MUG", "10.10");
        careful.settles();
        assertThat(careful.tags.writes()).isZero();

        careful.approves("anna");
        careful.carriesOn();

        assertThat(careful.tags.shown("MUG")).isEqualTo("12.22 EUR");
    }

    @Test
    void a_set_is_approved_in_part() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.agreeOn("CUP", "20.00", "24.20");
        world.wants("MUG", "1.00");
        world.wants("CUP", "21.00");
        world.settles();

        world.approves("anna", "CUP");
        world.rejects("anna");
        world.carriesOn();

        assertThat(world.tags.shown("CUP")).isEqualTo("25.41 EUR");
        assertThat(world.tags.shown("MUG")).isEqualTo("12.10 EUR");
        assertThat(world.latest().count(LineState.REJECTED)).isEqualTo(1);
        assertThat(world.open()).isEmpty();
    }

    @Test
    void what_is_rejected_is_off_the_list_and_the_reason_is_in_the_history() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "1.00");
        world.settles();

        world.rejects("anna");
        world.carriesOn();

        assertThat(world.open()).isEmpty();
        assertThat(world.tags.writes()).isZero();
        assertThat(world.operations().getLast().note()).contains("rejected by anna: too cheap");
    }

    @Test
    void what_was_rejected_does_not_come_back_by_itself_but_does_once_a_price_changes() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.agreeOn("CUP", "10.00", "12.10");
        world.wants("MUG", "1.00");
        world.wants("CUP", "10.50");
        world.settles();
        world.rejects("anna", "MUG");
        world.carriesOn();
        world.settles();
        world.approves("anna");
        world.carriesOn();
        world.settles();
        assertThat(world.sets.latest(9)).hasSize(1);

        world.wants("MUG", "2.00");
        world.settles();
        world.rejects("anna");
        world.carriesOn();
        world.wants("MUG", "1.00");
        world.settles();

        assertThat(world.latest().lines()).extracting(PriceLine::values).containsExactly("12.10 EUR → 1.21 EUR");
        assertThat(world.latest().state()).isEqualTo(SetState.PROPOSED);
        assertThat(world.sets.latest(9)).hasSize(3);
    }

    @Test
    void what_waits_already_is_not_proposed_twice() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "1.00");
        world.settles();
        world.erp.prices().touch("MUG", world.clock.instant());

        world.settles();

        assertThat(world.sets.latest(9)).hasSize(1);
        assertThat(world.open()).hasSize(1);
    }

    @Test
    void letting_the_held_item_pass_in_general_lets_no_price_pass() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "1.00");
        world.settles();
        Selection one = new Selection.One(world.open().getFirst().opened().by());

        Answer approved =
                world.asks(new Command.Redrive(one, Terms.STANDARD, new By("anna", "quick"), Edit.APPROVAL, false));
        world.asks(new Command.Redrive(one, Terms.STANDARD, new By("anna", "quick"), Edit.NONE, false));
        world.carriesOn();

        assertThat(approved).isInstanceOf(Answer.Refused.class);
        assertThat(world.tags.writes()).isZero();
        assertThat(world.open()).hasSize(1);
    }

    @Test
    void what_is_approved_for_later_goes_live_when_its_time_has_come_and_is_off_the_list_until_then() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "5.00");
        world.settles();
        Instant midnight = Instant.parse("2027-01-01T00:00:00Z");
        world.approvesFrom("anna", midnight);
        world.approves("berta");
        world.carriesOn();
        assertThat(world.open()).isEmpty();
        assertThat(world.ticks()).isZero();
        assertThat(world.tags.writes()).isZero();

        world.clock.pass(Duration.between(world.clock.instant(), midnight));
        assertThat(world.ticks()).isEqualTo(1);
        world.carriesOn();

        assertThat(world.tags.shown("MUG")).isEqualTo("6.05 EUR");
        assertThat(world.ticks()).isZero();
    }

    @Test
    void what_nobody_decides_in_time_is_rejected_by_itself() {
        PriceWorld hurried = new PriceWorld(SHORT, false);
        hurried.agreeOn("MUG", "10.00", "12.10");
        hurried.wants("MUG", "1.00");
        hurried.settles();
        assertThat(hurried.open().getFirst().latest().failure().orElseThrow().next())
                .contains("rejected");

        hurried.clock.pass(Duration.ofHours(49));
        hurried.ticks();
        hurried.carriesOn();

        assertThat(hurried.latest().state()).isEqualTo(SetState.REJECTED);
        assertThat(hurried.open()).isEmpty();
        assertThat(hurried.tags.shown("MUG")).isEqualTo("12.10 EUR");
    }

    @Test
    void a_price_that_somebody_changed_in_the_shop_meanwhile_is_not_overwritten_but_decided_anew() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "1.00");
        world.settles();
        String first = world.latest().id();
        world.tags.has("MUG", "11.11");
        world.approves("anna");
        world.approves("berta");

        world.carriesOn();

        assertThat(world.tags.shown("MUG")).isEqualTo("11.11 EUR");
        assertThat(world.latest().id()).isNotEqualTo(first);
        assertThat(world.latest().lines().getFirst().values()).isEqualTo("11.11 EUR → 1.21 EUR");
        assertThat(world.open()).hasSize(1);
    }

    @Test
    void what_the_owner_does_not_say_any_more_does_not_go_live() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "1.00");
        world.settles();
        world.approves("anna");
        world.wants("MUG", "9.99");
        world.approves("berta");

        world.carriesOn();

        assertThat(world.tags.shown("MUG")).as("its own small change").isEqualTo("12.09 EUR");
        assertThat(world.tags.history()).hasSize(1);
    }

    @Test
    void one_that_the_shop_refuses_is_held_alone_and_goes_with_a_redrive() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.agreeOn("CUP", "20.00", "24.20");
        world.wants("MUG", "10.10");
        world.wants("CUP", "20.20");
        world.tags.isSpoiledBy("CUP");

        world.settles();

        assertThat(world.tags.shown("MUG")).isEqualTo("12.22 EUR");
        OpenItem held = world.open().getFirst();
        assertThat(held.opened().cause().code()).isEqualTo(FailureCode.PRICES_LEFT);
        assertThat(held.latest().note()).contains("CUP", "it is poison");
        world.tags.accepts("CUP");
        world.asks(new Command.Redrive(
                new Selection.One(held.opened().by()), Terms.STANDARD, new By("anna", "mended"), Edit.NONE, false));
        world.carriesOn();
        assertThat(world.tags.shown("CUP")).isEqualTo("24.44 EUR");
        assertThat(world.open()).isEmpty();
    }

    @Test
    void a_shop_without_tax_shows_the_owners_price_and_one_with_tax_needs_the_rate() {
        world.agreeOn("MUG", "10.00", "12.10");
        world.wants("MUG", "10.10");
        world.erp.prices().knowsNoTaxOf("MUG");

        world.settles();
        assertThat(world.open().getFirst().latest().note()).contains("rate of tax");
        assertThat(world.tags.writes()).isZero();

        world.tags.showsWithoutTax();
        world.tags.has("MUG", "10.00");
        world.wants("MUG", "10.20");
        world.erp.prices().knowsNoTaxOf("MUG");
        world.settles();
        assertThat(world.tags.shown("MUG")).isEqualTo("10.20 EUR");
    }

    @Test
    void every_way_in_which_a_write_breaks_ends_with_the_price_asked_for_once() {
        for (Fault fault : Fault.values()) {
            PriceWorld broken = new PriceWorld();
            broken.agreeOn("MUG", "10.00", "12.10");
            broken.wants("MUG", "10.10");
            broken.tags.failNextWrites(fault);

            broken.settles();

            assertThat(broken.tags.shown("MUG")).as(fault.name()).isEqualTo("12.22 EUR");
            assertThat(broken.tags.history()).as(fault.name()).hasSize(1);
            assertThat(broken.latest().state()).isEqualTo(SetState.PUBLISHED);
        }
    }

    @Test
    void all_that_changed_is_one_message_and_what_was_carried_twice_is_one_set() {
        for (int i = 0; i < 5; i++) {
            world.agreeOn("SKU-" + i, "10.00", "12.10");
            world.wants("SKU-" + i, "1.00");
        }
        List<Envelope> looks = world.polled();
        assertThat(looks).singleElement().satisfies(look -> assertThat(ChangeMessages.skus(look))
                .containsExactly("SKU-0", "SKU-1", "SKU-2", "SKU-3", "SKU-4"));

        world.carry(looks, StepProbe.NONE);
        world.carry(looks, StepProbe.NONE);

        assertThat(world.sets.latest(9)).hasSize(1);
        assertThat(world.open()).hasSize(1);
    }

    @Test
    void a_price_list_of_the_route_is_the_one_that_counts() {
        PriceWorld retail = new PriceWorld(
                new PricePolicy(Optional.of("Retail"), Optional.empty(), BigDecimal.valueOf(20), 50, Optional.empty()),
                false);
        retail.agreeOn("MUG", "10.00", "12.10");
        retail.erp.prices().says("Retail", "MUG", Money.of("10.50", "EUR"), retail.clock.instant());

        retail.settles();

        assertThat(retail.tags.shown("MUG")).isEqualTo("12.71 EUR");
        assertThat(retail.latest().proposal().priceList()).contains("Retail");
    }

    @Test
    void whoever_dies_while_a_set_is_proposed_leaves_one_set_that_waits() {
        for (int step = 1; step <= 6; step++) {
            PriceWorld dying = new PriceWorld();
            dying.agreeOn("MUG", "10.00", "12.10");
            dying.wants("MUG", "1.00");

            dying.carry(dying.polled(), Crash.afterStep(step));

            assertThat(dying.sets.latest(9)).as("dead after step " + step).hasSize(1);
            assertThat(dying.open()).hasSize(1);
            assertThat(dying.tags.writes()).isZero();
        }
    }

    @Test
    void ten_thousand_prices_are_published_in_counted_calls() {
        int many = 10_000;
        for (int i = 0; i < many; i++) {
            world.erp.prices().says("SKU-" + i, Money.of("10.10", "EUR"), world.clock.instant());
            world.tags.has("SKU-" + i, "12.10");
        }
        world.erp.prices().pagesOf(many + 1);
        world.settles();
        assertThat(world.open()).hasSize(1);
        assertThat(world.tags.reads()).as("to compare").isEqualTo(100);
        world.approves("anna");
        world.approves("berta");

        world.carriesOn();

        assertThat(world.tags.writes()).isEqualTo(100);
        assertThat(world.tags.reads()).as("to compare, and before writing").isEqualTo(200);
        assertThat(world.erp.prices().reads()).isEqualTo(200);
        assertThat(List.copyOf(world.tags.all().values()))
                .hasSize(many)
                .allMatch(price -> price.equals(Optional.of(Money.of("12.22", "EUR"))));
    }
}
