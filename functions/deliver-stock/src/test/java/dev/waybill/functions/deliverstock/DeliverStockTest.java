package dev.waybill.functions.deliverstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.aws.EnvelopeJson;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.HistoryFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The function on real tables and queues. */
class DeliverStockTest {
    private final World world = new World();

    @Test
    void what_an_order_that_waits_for_a_person_has_sold_is_read_from_the_ledger() {
        new HistoryFixture(world.ledger)
                .held(
                        HistoryFixture.order("shop-es", "1001"),
                        "1001",
                        Failure.of(
                                FailureCode.ITEM_UNKNOWN,
                                new SystemId("erp"),
                                "send",
                                "the ERP has no item MUG",
                                "create it, then redrive"));
        world.has("SHIRT", 9);
        world.hears("SHIRT");
        world.poll();

        assertThat(world.counter.requests())
                .filteredOn("Query"::equals)
                .as("the configuration, the incidents, what is open under one of them, what is kept of it")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void a_batch_is_looked_at_in_bulk_and_written_in_bulk() {
        for (int i = 0; i < 10; i++) {
            world.has("S" + i, i + 3);
            world.hears("S" + i);
        }

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.shelves.shown("S0")).contains(BigDecimal.valueOf(2));
        assertThat(world.shelves.shown("S9")).contains(BigDecimal.valueOf(11));
        assertThat(world.erp.warehouse().reads()).isEqualTo(1);
        assertThat(world.shelves.writes()).isEqualTo(1);
        assertThat(world.poll().getBatchItemFailures()).as("nothing is left").isEmpty();
    }

    @Test
    void a_number_that_is_the_same_as_before_reads_what_is_open_and_writes_nothing_but_the_lease() {
        world.has("SHIRT", 9);
        world.hears("SHIRT");
        world.poll();
        world.counter.reset();

        world.hears("SHIRT");
        world.hears("SHIRT");
        world.poll();

        assertThat(world.shelves.writes()).isEqualTo(1);
        assertThat(world.counter.requests())
                .containsExactlyInAnyOrder("UpdateItem", "Query", "BatchGetItem", "UpdateItem");
    }

    @Test
    void what_cannot_be_shown_is_a_dead_letter_of_its_own_with_the_reason_and_the_rest_goes_on() {
        world.has("SHIRT", 9);
        world.has("TWICE", 5);
        world.shelves.hasTwice("TWICE");
        world.hears("SHIRT");
        world.hears("TWICE");

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.shelves.shown("SHIRT")).contains(BigDecimal.valueOf(8));
        assertThat(world.deadLetters()).singleElement().satisfies(letter -> assertThat(
                        EnvelopeJson.read(letter.body()).subject().key())
                .isEqualTo("stock#erp#TWICE"));
    }

    @Test
    void a_shop_that_is_down_keeps_its_messages_in_the_queue() {
        world.has("SHIRT", 9);
        world.hears("SHIRT");
        world.shelves.goesDown();

        assertThat(world.poll().getBatchItemFailures()).hasSize(1);

        assertThat(world.deadLetters()).isEmpty();
    }

    @Test
    void with_too_little_time_left_nothing_is_begun() {
        world.has("SHIRT", 9);
        world.hears("SHIRT");

        assertThat(world.poll(Duration.ofSeconds(10)).getBatchItemFailures()).hasSize(1);

        assertThat(world.shelves.writes()).isZero();
    }

    @Test
    void what_is_no_message_of_ours_holds_up_nobody() {
        world.queueRaw("not ours");
        world.has("SHIRT", 9);
        world.hears("SHIRT");

        assertThat(world.poll().getBatchItemFailures()).isEmpty();

        assertThat(world.shelves.shown("SHIRT")).contains(BigDecimal.valueOf(8));
        assertThat(world.deadLetters()).singleElement().satisfies(letter -> assertThat(letter.body())
                .isEqualTo("not ours"));
    }

    @Test
    void a_missing_setting_is_named() {
        assertThatThrownBy(() -> DeliverStockWiring.Settings.from(Map.of("LEDGER_TABLE", "l", "OWNERSHIP_TABLE", "o")))
                .hasMessageContainingAll("STOCK_QUEUE_URL", "STOCK_DEAD_LETTER_QUEUE_URL");
    }
}
