package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.landscape.ReviewTerms;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.HistoryFixture;
import dev.waybill.testkit.LandscapeFixture;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill trace} and {@code failures}. */
class OperationCommandsTest {
    private static final SubjectRef SPANISH = HistoryFixture.order("shop-es", "771");
    private static final SubjectRef FRENCH = HistoryFixture.order("shop-fr", "9007199254740993");
    private static final SystemId ERP = new SystemId("erp");
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

        Reply answer = person.types("trace", "1001");

        assertThat(answer.out()).isEqualTo("""
                        2 orders have the number 1001:
                          waybill trace shop-es:771   HELD in erp
                          waybill trace shop-fr:9007199254740993   DELIVERED in erp
                        """);
        assertThat(answer.code()).isZero();
    }

    @Test
    void what_nobody_knows_ends_with_1_and_says_how_to_ask() {
        Reply answer = person.types("trace", "4711");

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
                .startsWith(
                        "[{\"subject\":\"order#shop-fr#9007199254740993\",\"targets\":[{\"target_system\":\"erp\","
                                + "\"state\":\"DELIVERED\",\"target_id\":\"71001\",\"target_number\":\"S1001\",\"erased\":null}],")
                .contains("{\"step\":\"send\",\"duration_ms\":840,\"ok\":true,\"note\":\"\"}");
    }

    @Test
    void until_when_people_are_to_decide_is_said_and_the_soonest_comes_first_if_wanted() {
        person.landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                        .review(new ReviewTerms(Duration.ofHours(4), ReviewTerms.Then.REJECT))
                        .build(1),
                "",
                "anna",
                "first",
                person.clock.instant()));
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.past.held(FRENCH, "2002", UNKNOWN_ITEM);

        Reply newest = person.types("failures");
        Reply soonest = person.types("failures", "--by-deadline", "--most", "1");

        assertThat(newest.out()).containsSubsequence("shop-fr", "shop-es");
        assertThat(soonest.out())
                .contains("order shop-es:771", "  until 2026-11-23 16:01 UTC, then it is rejected by itself")
                .doesNotContain("shop-fr");
    }

    @Test
    void what_a_rule_holds_is_approved_and_not_sent_again() {
        person.past.held(
                SPANISH,
                "1001",
                Failure.of(
                        FailureCode.HOLD_CONDITION,
                        new SystemId("erp"),
                        "checkOrder",
                        "more than the route's limit",
                        "check it with the customer"));

        assertThat(person.types("failures").out()).contains("  then  waybill approve op-1\n");
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

        Reply answer = person.types("failures");

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

        Reply answer = person.types("failures");

        assertThat(answer.out()).isEqualTo("nothing waits for a person\n");
        assertThat(answer.code()).isZero();
        assertThat(person.types("failures", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void what_is_being_tried_again_is_marked_and_waits_for_nobody() {
        Operation held = person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.ledger.retrying(person.ledger.open(1).getFirst(), HistoryFixture.NOON.plusSeconds(300));

        Reply reply = person.types("failures");

        assertThat(reply.out().replace(" \n", "\n")).isEqualTo("""
                        RETRYING  order shop-es:771 → erp  ITEM_UNKNOWN  2026-11-23 12:01 UTC
                          why   the ERP has no item TSHIRT-XL (line 2)
                          next  nothing now: it was sent again 2026-11-23 12:05:00 UTC and is on its way

                        nothing waits for a person; 1 is being tried again
                        """);
        assertThat(reply.code()).isZero();
        assertThat(person.types("failures", "--json").out())
                .contains("\"opened_by\":\"" + held.id() + "\"", "\"retrying\":true");
    }

    @Test
    void what_waits_by_itself_is_listed_with_the_circuits_that_keep_others_waiting() {
        person.past.waiting(SPANISH, "1001", Failure.of(FailureCode.DOWN, ERP, "find", "erp is closed", "nothing"));
        person.circuits.write(
                CircuitFixture.open("erp").waitedFor(HistoryFixture.NOON).next());

        Reply reply = person.types("failures", "--waiting");

        assertThat(reply.out().replace(" \n", "\n")).isEqualTo("""
                        WAITING  order shop-es:771 → erp  DOWN  since 2026-11-23 12:01 UTC  attempt 1
                          why   erp is closed
                          next  nothing

                        WAITING  all changes for erp, the oldest received 2026-11-23 12:00:00 UTC
                          why   erp has not worked since 2026-11-23 11:50:00 UTC (DOWN: it says that it is closed); it is asked next at 2026-11-23 12:00:10 UTC, and what waits for it is carried by itself

                        1 is tried again by itself; nobody need do anything
                        """);
        assertThat(reply.code()).isZero();
        assertThat(person.types("failures", "--waiting", "--json").out())
                .startsWith("{\"tried\":[{")
                .contains("\"waiting_since\"");
    }

    @Test
    void nothing_that_waits_by_itself_is_said_in_words() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);

        assertThat(person.types("failures", "--waiting").out()).isEqualTo("nothing waits by itself\n");
    }

    @Test
    void an_order_that_was_not_tried_yet_is_found_by_its_id_in_any_shop() {
        person.types("config", "apply", "--why", "go live");
        person.circuits.write(CircuitFixture.open("erp").next());
        person.ledger.note(person.past.operation(
                HistoryFixture.order("shop-es", "24"),
                Ending.WAITING,
                Failure.of(
                        FailureCode.CIRCUIT_OPEN,
                        ERP,
                        "deliver",
                        "erp has not worked",
                        "nothing: it is carried by itself")));

        assertThat(person.types("trace", "24").out())
                .startsWith("order shop-es:24\n  in erp: WAITING, not tried yet\n  erp has not worked since ")
                .endsWith("  waits erp has not worked\n  next  nothing: it is carried by itself\n");
    }

    @Test
    void a_trace_for_machines_has_what_people_did() {
        Operation held = person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.ledger.intervened(new Intervention(
                new OperationId("op-1b"),
                SPANISH,
                ERP,
                held.id(),
                Intervention.Kind.DISMISSED,
                "ana",
                "entered by hand",
                "",
                HistoryFixture.NOON.plusSeconds(90)));

        assertThat(person.types("trace", "1001", "--json").out())
                .contains(
                        "\"interventions\":[{\"intervention_id\":\"op-1b\",\"kind\":\"DISMISSED\",\"operation_id\":\"op-1\"");
        assertThat(person.types("trace", "1001").out())
                .endsWith(
                        "DISMISSED  by ana  2026-11-23 12:01:30 UTC  operation op-1 → erp\n  why   entered by hand\n");
    }

    @Test
    void outcomes_are_coloured_only_where_colour_is_wanted() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);

        assertThat(person.types("trace", "1001").out()).doesNotContain("\u001B");
        person.colour = true;
        assertThat(person.types("trace", "1001").out()).contains("\u001B[33mHELD\u001B[0m  orders-to-erp");
    }
}
