package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.OpenItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An owner's own webhook may name many items at once. */
class StockListsTest {
    private final StockWorld world = new StockWorld(StockPolicy.NONE);

    @Test
    void each_item_that_a_message_names_is_shown_and_tells_its_own_history() {
        world.has("SHIRT", 9).has("HAT", 4).has("SOCK", 2);

        world.comes(world.list("SHIRT", "HAT"));
        world.settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(9));
        assertThat(world.shown("HAT")).contains(BigDecimal.valueOf(4));
        assertThat(world.shown("SOCK")).as("not named").isEmpty();
        assertThat(world.warehouse.reads()).isEqualTo(1);
        assertThat(world.lastOf("HAT").note()).endsWith("erp available 4");
    }

    @Test
    void twice_in_reverse_and_beside_others_each_item_is_looked_at_once() {
        world.has("SHIRT", 9).has("HAT", 4);
        Envelope older = world.list("SHIRT", "HAT");
        Envelope newer = world.list("HAT");
        List.of(newer, older, older).forEach(world::comes);
        world.hears("SHIRT");

        world.settles();

        assertThat(world.shelves.writes()).isEqualTo(1);
        assertThat(world.warehouse.reads()).isEqualTo(1);
        assertThat(world.shown("HAT")).contains(BigDecimal.valueOf(4));
    }

    @Test
    void one_item_that_the_shop_does_not_have_is_held_alone() {
        world.has("SHIRT", 9).has("GHOST", 4);
        world.shelves.forgets("GHOST");

        world.comes(world.list("SHIRT", "GHOST"));
        world.settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(9));
        assertThat(world.ledger.open(10)).extracting(OpenItem::subject).containsExactly(StockWorld.stockOf("GHOST"));
    }

    @Test
    void while_the_shop_is_down_the_message_stays_whole() {
        world.has("SHIRT", 9).has("HAT", 4);
        world.shelves.goesDown();
        world.comes(world.list("SHIRT", "HAT"));

        world.runOnce(10);

        assertThat(world.waiting).hasSize(1);
        world.shelves.comesBack();
        world.settles();
        assertThat(world.shown("HAT")).contains(BigDecimal.valueOf(4));
    }

    @Test
    void one_that_cannot_be_read_is_a_dead_letter_with_its_body_and_holds_up_nobody() {
        world.has("SHIRT", 9);
        Envelope unreadable = world.list("?");
        world.comes(unreadable);
        world.comes(unreadable);
        world.hears("SHIRT").settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(9));
        assertThat(world.ledger.open(10)).hasSize(1);
        OpenItem item = world.ledger.open(10).getFirst();
        assertThat(item.opened().cause().code()).isEqualTo(FailureCode.BODY_UNREADABLE);
        assertThat(world.ledger
                        .kept(item.opened().by())
                        .orElseThrow()
                        .envelope()
                        .body())
                .isEqualTo(unreadable.body());
    }

    @Test
    void once_it_can_be_read_its_items_are_looked_at_and_nothing_stays_open() {
        world.has("SHIRT", 9);
        Envelope unreadable = world.list("?");
        world.comes(unreadable);
        world.settles();

        world.comes(unreadable.corrected(Body.of("SHIRT"), Map.of()));
        world.settles();

        assertThat(world.shown("SHIRT")).contains(BigDecimal.valueOf(9));
        assertThat(world.ledger.open(10)).isEmpty();
        assertThat(world.lastOf(unreadable.subject().id()).ending()).isEqualTo(Ending.SKIPPED);
        assertThat(world.lastOf(unreadable.subject().id()).note()).isEqualTo("its 1 items are looked at one by one");
    }

    @Test
    void a_body_that_was_too_large_for_the_queue_is_said_to_be_so() {
        world.comes(world.list("SHIRT").withoutBody());
        world.settles();

        assertThat(world.ledger.open(10).getFirst().opened().cause().code()).isEqualTo(FailureCode.BODY_TOO_LARGE);
    }

    @Test
    void more_than_one_turn_can_look_at_is_left_for_the_next_and_none_is_lost() {
        for (int message = 0; message < 7; message++) {
            String[] skus = IntStream.range(message * 1000, message * 1000 + 1000)
                    .mapToObj(item -> "S" + item)
                    .peek(sku -> world.has(sku, 3))
                    .toArray(String[]::new);
            world.comes(world.list(skus));
        }

        List<Verdict> verdicts = world.deliveries()
                .run(List.copyOf(world.waiting), world.clock.instant().plus(Duration.ofMinutes(2)));

        assertThat(verdicts.stream().filter(Verdict.Done.class::isInstance)).hasSize(5);
        assertThat(verdicts.subList(5, 7))
                .allMatch(verdict ->
                        verdict instanceof Verdict.Retry retry && retry.in().isZero());
        world.settles();
        assertThat(world.shown("S6999")).contains(BigDecimal.valueOf(3));
    }
}
