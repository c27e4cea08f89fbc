package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Answer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.HistoryFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill trace}, {@code failures} and {@code redrive}. */
class OperationCommandsTest {
    private static final SubjectRef SPANISH = HistoryFixture.order("shop-es", "771");
    private static final SubjectRef FRENCH = HistoryFixture.order("shop-fr", "9007199254740993");
    private static final Failure UNKNOWN_ITEM = Failure.of(
            FailureCode.ITEM_UNKNOWN,
            new SystemId("erp"),
            "createOrder",
            "the ERP has no item TSHIRT-XL (line 2)",
            "create the item, then redrive");

    private final CommandLineFixture person;

    OperationCommandsTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @Test
    void an_order_is_found_by_number_shop_id_ledger_key_and_operation() {
        Operation held = person.past.held(SPANISH, "1001", UNKNOWN_ITEM);

        String byNumber = person.types("trace", "1001").out();

        assertThat(byNumber)
                .startsWith("order shop-es:771\n  in erp: HELD\n\nHELD  orders-to-erp  shop-es → erp  order shop-es:771"
                        + "  ITEM_UNKNOWN  attempt 1  correlation corr-1\n")
                .endsWith("  then  waybill redrive op-1\n");
        assertThat(person.types("trace", "#1001").out()).isEqualTo(byNumber);
        assertThat(person.types("trace", "shop-es:771").out()).isEqualTo(byNumber);
        assertThat(person.types("trace", "order#shop-es#771").out()).isEqualTo(byNumber);
        assertThat(person.types("trace", held.id().value()).out()).isEqualTo(byNumber);
    }

    @Test
    void a_number_that_two_shops_use_gives_a_choice() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.past.delivered(FRENCH, "1001");

        Answer answer = person.types("trace", "1001");

        assertThat(answer.out()).isEqualTo("""
                        2 orders have the number 1001:
                          waybill trace shop-es:771   HELD in erp
                          waybill trace shop-fr:9007199254740993   DELIVERED in erp
                        """);
        assertThat(answer.code()).isZero();
    }

    @Test
    void what_nobody_knows_ends_with_1_and_says_how_to_ask() {
        Answer answer = person.types("trace", "4711");

        assertThat(answer.err())
                .isEqualTo("nothing is known by '4711': check the number, or name the shop and its own id,"
                        + " such as shop-es:1001\n");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(person.types("trace", "shop-es:4711").code()).isEqualTo(1);
        assertThat(person.types("trace", "#").code()).isEqualTo(1);
    }

    @Test
    void a_trace_for_machines_has_every_step() {
        person.past.delivered(FRENCH, "1001");

        assertThat(person.types("trace", "1001", "--json").out())
                .startsWith("[{\"subject\":\"order#shop-fr#9007199254740993\",\"targets\":[{\"target_system\":\"erp\","
                        + "\"state\":\"DELIVERED\",\"target_id\":\"71001\",\"target_number\":\"S1001\"}],")
                .contains("{\"step\":\"send\",\"duration_ms\":840,\"ok\":true,\"note\":\"\"}");
    }

    @Test
    void failures_come_newest_first_with_what_to_do() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.past.failed(
                FRENCH,
                "2002",
                Failure.of(
                        FailureCode.TARGET_REFUSED,
                        new SystemId("erp"),
                        "createOrder",
                        "blocked",
                        "unblock, then redrive"));

        Answer answer = person.types("failures");

        assertThat(answer.out().replace(" \n", "\n")).isEqualTo("""
                        FAILED  order shop-fr:9007199254740993 → erp  TARGET_REFUSED  2026-11-23 12:02 UTC
                          why   blocked
                          next  unblock, then redrive
                          then  waybill redrive op-2

                        HELD  order shop-es:771 → erp  ITEM_UNKNOWN  2026-11-23 12:01 UTC
                          why   the ERP has no item TSHIRT-XL (line 2)
                          next  create the item, then redrive
                          then  waybill redrive op-1

                        2 wait for a person: 1 held, 1 failed
                        """);
        assertThat(answer.code()).isEqualTo(1);
    }

    @Test
    void no_failure_is_said_in_words_and_ends_with_0() {
        person.past.delivered(SPANISH, "1001");

        Answer answer = person.types("failures");

        assertThat(answer.out()).isEqualTo("nothing waits for a person\n");
        assertThat(answer.code()).isZero();
        assertThat(person.types("failures", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void redrive_queues_what_it_can_and_says_about_each_what_it_did() {
        Operation held = person.past.held(SPANISH, "1001", UNKNOWN_ITEM);

        Answer answer = person.types("redrive", held.id().value(), "op-99");

        assertThat(answer.out().lines())
                .hasSize(2)
                .first()
                .isEqualTo("op-1: order shop-es:771 is queued for erp again");
        assertThat(answer.out()).contains("op-99: nothing was sent: no message is kept for operation 'op-99'");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(person.queue.takeAll()).hasSize(1);
        assertThat(person.types("redrive", held.id().value()).code()).isZero();
    }

    @Test
    void what_was_sent_again_stays_listed_as_such_until_it_succeeds() {
        Operation held = person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.types("redrive", held.id().value());

        assertThat(person.types("failures").out())
                .startsWith("RETRYING  order shop-es:771 → erp  ITEM_UNKNOWN")
                .contains("  then  nothing: it was sent again at 2026-11-23 12:00 UTC\n")
                .endsWith("1 waits for a person: 0 held, 0 failed, 1 being tried again\n");
        assertThat(person.types("failures", "--json").out())
                .contains("\"incident\":\"ITEM_UNKNOWN#erp#", "\"opened_by\":\"op-1\"", "\"retrying\":true");
    }

    @Test
    void outcomes_are_coloured_only_where_colour_is_wanted() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);

        assertThat(person.types("trace", "1001").out()).doesNotContain("\u001B");
        person.colour = true;
        assertThat(person.types("trace", "1001").out()).contains("\u001B[33mHELD\u001B[0m  orders-to-erp");
    }
}
