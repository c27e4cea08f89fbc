package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.money.Money;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakePriceTags.Shown;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A set that takes longer than the time of one message: each message does as much as fits, and the next goes on. */
class LongSetsTest {
    private static final int PRICES = 650;
    private static final int STEPS = 30;

    /** Of the two minutes that a message has, two calls and the half minute that a third might need. */
    private static final Duration EACH_CALL = Duration.ofSeconds(50);

    private static PriceWorld approved() {
        PriceWorld world = new PriceWorld();
        for (int i = 0; i < PRICES; i++) {
            world.tags.has("SKU-" + i, BigDecimal.valueOf(1000 + 7L * i, 2).toPlainString());
            world.erp
                    .prices()
                    .says(
                            "SKU-" + i,
                            Money.of(BigDecimal.valueOf(100 + i, 2).toPlainString(), "EUR"),
                            world.clock.instant());
        }
        world.settles();
        world.approves("anna");
        world.approves("berta");
        return world;
    }

    /** A shop that takes its time for each call that writes. */
    private static StepProbe slow(PriceWorld world, StepProbe then) {
        return step -> {
            if (step == Step.SEND) {
                world.clock.pass(EACH_CALL);
            }
            then.after(step);
        };
    }

    /** Carries what is in the queue, and what that sets off; answers how many messages it took. */
    private static int slowly(PriceWorld world, StepProbe first) {
        int messages = 0;
        StepProbe probe = slow(world, first);
        for (List<Envelope> next = world.takeAll(); !next.isEmpty(); next = world.takeAll()) {
            world.carry(next, probe);
            messages += next.size();
            assertThat(messages).isLessThan(20);
        }
        return messages;
    }

    @Test
    void a_set_that_is_too_long_for_one_message_is_published_by_several_nothing_twice() {
        PriceWorld world = approved();
        int before = world.tags.history().size();

        int messages = slowly(world, StepProbe.NONE);

        assertThat(messages).as("two calls of a hundred in each, four in all").isEqualTo(4);
        assertThat(world.latest().state()).isEqualTo(SetState.PUBLISHED);
        assertThat(world.latest().count(LineState.PUBLISHED)).isEqualTo(PRICES);
        assertThat(world.tags.history().subList(before, world.tags.history().size()))
                .hasSize(PRICES)
                .doesNotHaveDuplicates();
        assertThat(world.operations())
                .filteredOn(operation -> operation.note().contains("so far"))
                .hasSize(3)
                .allMatch(operation -> operation.ending() == Ending.DELIVERED)
                .first()
                .satisfies(operation -> assertThat(operation.note())
                        .contains("200 prices published so far; the time is over, the next message goes on"));
        assertThat(world.open()).isEmpty();
    }

    @Test
    void an_undo_that_is_too_long_goes_on_too_and_restores_every_price() {
        PriceWorld world = approved();
        Map<String, Optional<Money>> before = world.tags.all();
        slowly(world, StepProbe.NONE);
        world.undoes("anna");

        assertThat(slowly(world, StepProbe.NONE)).isEqualTo(4);

        assertThat(world.tags.all()).isEqualTo(before);
        assertThat(world.latest().state()).isEqualTo(SetState.UNDONE);
        assertThat(world.open()).isEmpty();
    }

    @Test
    void whoever_dies_after_any_step_of_it_leaves_the_same_nothing_written_twice() {
        for (int step = 1; step <= STEPS; step++) {
            PriceWorld world = approved();
            int before = world.tags.history().size();

            slowly(world, Crash.afterStep(step));

            List<Shown> written =
                    world.tags.history().subList(before, world.tags.history().size());
            assertThat(world.latest().count(LineState.PUBLISHED))
                    .as("dead after step " + step)
                    .isEqualTo(PRICES);
            assertThat(written).as("dead after step " + step).hasSize(PRICES).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_message_of_it_twice_and_the_last_first_writes_nothing_twice() {
        PriceWorld world = approved();
        int before = world.tags.history().size();
        for (List<Envelope> next = world.takeAll(); !next.isEmpty(); next = world.takeAll()) {
            world.carry(next, slow(world, StepProbe.NONE));
            world.carry(next.reversed(), slow(world, StepProbe.NONE));
        }

        assertThat(world.latest().state()).isEqualTo(SetState.PUBLISHED);
        assertThat(world.tags.history()).hasSize(before + PRICES);
    }

    @Test
    void what_the_shop_refuses_does_not_keep_the_rest_from_its_turn() {
        PriceWorld world = approved();
        for (int i = 0; i < 300; i++) {
            world.tags.refuses("SKU-" + i, "it is locked");
        }

        slowly(world, StepProbe.NONE);

        assertThat(world.latest().state()).isEqualTo(SetState.PUBLISHED);
        assertThat(world.latest().count(LineState.REFUSED)).isEqualTo(300);
        assertThat(world.latest().count(LineState.PUBLISHED)).isEqualTo(PRICES - 300);
        assertThat(world.open()).hasSize(1);
    }
}
