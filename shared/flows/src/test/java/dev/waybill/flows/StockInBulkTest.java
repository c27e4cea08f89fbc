package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.ledger.OpenItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What much stock costs, in counted calls. */
class StockInBulkTest {
    private static final int MANY = 10_000;
    private static final int BATCH = 1_000;

    private final StockWorld world = new StockWorld(new StockPolicy(BigDecimal.ONE, List.of()));

    @Test
    void ten_thousand_changed_items_are_a_hundred_writes_and_a_hundred_and_ten_reads_of_both_systems_together() {
        world.warehouse.readsAtMost(BATCH);
        allChange();

        world.settles(BATCH);

        assertThat(world.shelves.history()).hasSize(MANY);
        assertThat(world.shelves.writes()).isLessThanOrEqualTo(110);
        assertThat(world.shelves.reads() + world.warehouse.reads()).isLessThanOrEqualTo(110);
    }

    @Test
    void an_owner_that_tells_a_hundred_at_a_time_is_asked_a_hundred_times() {
        world.warehouse.readsAtMost(100);
        allChange();

        world.settles(BATCH);

        assertThat(world.shelves.history()).hasSize(MANY);
        assertThat(world.shelves.writes()).isLessThanOrEqualTo(110);
        assertThat(world.shelves.reads()).isLessThanOrEqualTo(110);
        assertThat(world.warehouse.reads()).isLessThanOrEqualTo(110);
    }

    @Test
    void one_item_that_changed_a_thousand_times_is_written_once() {
        world.has("SHIRT", 9);
        IntStream.range(0, 1_000).forEach(i -> world.hears("SHIRT"));

        world.settles(BATCH);

        assertThat(world.shelves.writes()).isEqualTo(1);
        assertThat(world.shelves.history()).hasSize(1);
        assertThat(world.warehouse.reads()).isEqualTo(1);
    }

    @Test
    void one_poisonous_item_in_ten_thousand_costs_itself_and_some_calls() {
        allChange();
        world.shelves.isSpoiledBy("S4711");

        world.settles(BATCH);

        assertThat(world.shelves.history()).hasSize(MANY - 1);
        assertThat(world.shown("S4710")).contains(BigDecimal.valueOf(4710));
        assertThat(world.ledger.open(10)).extracting(OpenItem::subject).containsExactly(StockWorld.stockOf("S4711"));
        assertThat(world.shelves.writes()).isLessThanOrEqualTo(100 + 2 * 7);
    }

    private void allChange() {
        for (int i = 0; i < MANY; i++) {
            world.has("S" + i, i + 1L).hears("S" + i);
        }
    }
}
