package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.poll.PollReport;
import dev.waybill.testkit.Crash;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The owner sends no webhooks: it is asked what moved, and what moved is looked at again. */
class StockByPollingTest {
    private static final Duration A_QUARTER = Duration.ofMinutes(16);
    private static final List<String> ITEMS = List.of("A", "B", "C", "D", "E");

    private static final Polled STOCK = new Polled(StockWorld.ERP, EntityKind.STOCK);

    private final StockWorld world = new StockWorld(StockPolicy.NONE);
    private final MemoryCursors cursors = new MemoryCursors();

    @Test
    void what_moved_in_the_owner_is_shown_in_the_shop() {
        world.has("SHIRT", 9).polls(cursors);
        world.settles();
        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(9));

        world.clock.pass(A_QUARTER);
        world.has("SHIRT", 4).polls(cursors);
        world.settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(4));
        assertThat(cursors.all()).extracting(Cursor::of).contains(STOCK);
    }

    @Test
    void an_item_that_moved_often_is_queued_once_per_page() {
        for (int i = 0; i < 99; i++) {
            world.has("SHIRT", i);
        }

        PollReport report = world.polls(cursors).looks().stream()
                .filter(look -> look.cursor().of().equals(STOCK))
                .findFirst()
                .orElseThrow();

        assertThat(report.done()).isEqualTo(new PollReport.Done(1, 99, 1));
        assertThat(world.waiting).as("one for each of two shops").hasSize(2);
    }

    @Test
    void an_owner_that_does_not_answer_is_asked_again_and_nothing_is_missed() {
        world.polls(cursors);
        world.clock.pass(A_QUARTER);
        world.has("SHIRT", 4);
        world.erp.goesDown();
        assertThat(world.polls(cursors).failing()).isPositive();

        world.erp.comesBack();
        world.clock.pass(A_QUARTER);
        world.polls(cursors);
        world.settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(4));
    }

    @Test
    void what_appears_late_behind_the_place_where_a_round_died_is_not_passed_by() {
        DyingCursors dying = new DyingCursors();
        world.warehouse.pagesOf(2);
        world.polls(dying);
        world.clock.pass(A_QUARTER);
        List.of("A", "B", "C").forEach(sku -> world.has(sku, 4));
        dying.dieAt(1, true);
        assertThatThrownBy(() -> world.polls(dying)).isInstanceOf(Crash.class);
        dying.live();
        world.has("LATE", 1);
        world.warehouse.put(
                "LATE", "main", BigDecimal.valueOf(7), world.clock.instant().minusSeconds(290));
        world.clock.pass(A_QUARTER);
        world.has("D", 4);

        world.polls(dying);
        world.clock.pass(A_QUARTER);
        world.polls(dying);
        world.settles();

        assertThat(world.shown("LATE")).contains(BigDecimal.valueOf(7));
    }

    @Property(tries = 1_000)
    void whatever_moves_at_one_time_late_or_while_a_round_dies_the_shop_ends_right(@ForAll long seed) {
        new Tale(seed).ends();
    }

    @Test
    void what_appears_late_while_a_round_that_died_is_gone_on_with_is_seen_by_the_next_look() {
        new Tale(200).ends();
    }

    /** Forty things that happen to one owner and one shop. */
    private static final class Tale {
        private final StockWorld world = new StockWorld(StockPolicy.NONE);
        private final DyingCursors dying = new DyingCursors();
        private final Random dice;

        private Tale(long seed) {
            dice = new Random(seed);
        }

        void ends() {
            world.warehouse.pagesOf(2 + dice.nextInt(4));
            world.polls(dying);
            for (int step = 0; step < 40; step++) {
                happens(ITEMS.get(dice.nextInt(ITEMS.size())));
            }
            looksToItsEnd();
            // What appeared late behind the place where a round died is seen by the look after the one that goes on
            // from there.
            looksToItsEnd();
            world.settles();
            for (String sku : ITEMS) {
                BigDecimal right = world.warehouse.available(sku);
                assertThat(world.shown(sku).orElse(BigDecimal.ZERO)).as(sku).isEqualByComparingTo(right);
            }
        }

        private void looksToItsEnd() {
            world.clock.pass(A_QUARTER);
            do {
                world.polls(dying);
            } while (dying.all().stream().anyMatch(cursor -> cursor.resume().isPresent()));
        }

        private void happens(String sku) {
            switch (dice.nextInt(6)) {
                case 0, 1 -> world.has(sku, dice.nextInt(9));
                case 2 -> movedEarlier(sku);
                case 3 -> world.clock.pass(Duration.ofSeconds(dice.nextInt(1_200)));
                case 4 -> {
                    dying.dieAt(1 + dice.nextInt(3), dice.nextBoolean());
                    round();
                    dying.live();
                }
                default -> {
                    round();
                    world.runOnce(1 + dice.nextInt(4));
                }
            }
        }

        /** It moved some time ago, and is listed only now, as a long transaction does. */
        private void movedEarlier(String sku) {
            if (world.shelves.shown(sku).isEmpty()) {
                world.shelves.hasWithoutNumber(sku);
            }
            BigDecimal quantity = BigDecimal.valueOf(dice.nextInt(9));
            world.warehouse.put(sku, "main", quantity, world.clock.instant().minusSeconds(dice.nextInt(290)));
        }

        private void round() {
            try {
                world.polls(dying);
            } catch (Crash died) {
                world.clock.pass(Duration.ofMinutes(1));
            }
        }
    }
}
