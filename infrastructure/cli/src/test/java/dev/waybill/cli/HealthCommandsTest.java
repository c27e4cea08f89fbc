package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.testkit.HistoryFixture;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill incidents}, {@code incident}, {@code circuits} and {@code alarms}. */
class HealthCommandsTest {
    private static final SubjectRef SPANISH = HistoryFixture.order("shop-es", "771");
    private static final SubjectRef FRENCH = HistoryFixture.order("shop-fr", "9007199254740993");
    private static final SystemId ERP = new SystemId("erp");
    private static final Failure UNKNOWN_ITEM = Failure.of(
                    FailureCode.ITEM_UNKNOWN,
                    ERP,
                    "createOrder",
                    "the ERP has no item TSHIRT-XL (line 2)",
                    "create the item, then redrive")
            .saying("422 \"no \u001B[31mitem\"");
    private static final Failure REFUSED = Failure.of(
            FailureCode.TARGET_REFUSED, ERP, "createOrder", "customer 17 is blocked", "unblock, then redrive");

    private final CommandLineFixture person;

    HealthCommandsTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @Test
    void failures_with_one_cause_are_one_incident_and_the_newest_comes_first() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.past.held(FRENCH, "2002", UNKNOWN_ITEM);
        person.past.failed(HistoryFixture.order("shop-es", "772"), "1002", REFUSED);

        Reply reply = person.types("incidents");

        assertThat(reply.out()).isEqualTo("""
                        STATE  #  CODE            SYSTEM  OPERATION    OPEN  COUNT  FIRST                 LAST                  WHO ACTS
                        OPEN   1  TARGET_REFUSED  erp     createOrder  1     1      2026-11-23 12:03 UTC  2026-11-23 12:03 UTC  back office
                        OPEN   2  ITEM_UNKNOWN    erp     createOrder  2     2      2026-11-23 12:01 UTC  2026-11-23 12:02 UTC  back office

                        2 incidents, 3 operations to settle; `waybill incident 1` says what to do about the first
                        """);
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void an_incident_is_settled_by_its_last_success_and_then_only_listed_with_all() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.past.delivered(SPANISH, "1001");

        Reply reply = person.types("incidents");

        assertThat(reply.out()).isEqualTo("there is no incident\n");
        assertThat(reply.code()).isZero();
        assertThat(person.types("incidents", "--all").out()).contains("RESOLVED  1  ITEM_UNKNOWN");
        assertThat(person.types("incident", "1").out()).contains("then     nothing: it closed by itself");
    }

    @Test
    void an_incident_says_what_where_when_what_came_back_who_acts_and_what_to_do() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);

        Reply reply = person.types("incident", "ITEM_UNKNOWN");

        assertThat(reply.out()).isEqualTo("""
                        OPEN  ITEM_UNKNOWN#erp#createOrder
                          why      the ERP has no item TSHIRT-XL (line 2)
                          where    erp, createOrder
                          when     first 2026-11-23 12:01:01 UTC, last 2026-11-23 12:01:01 UTC, once; 1 to settle
                          said     422 "no  [31mitem"
                          next     create the item, then redrive
                          who      back office
                          page     infrastructure/runbooks/ITEM_UNKNOWN.md
                          such as  order shop-es:771   waybill trace shop-es:771
                          then     waybill redrive --incident ITEM_UNKNOWN#erp#createOrder
                          or       waybill dismiss --incident ITEM_UNKNOWN#erp#createOrder --because TEXT
                        """);
        assertThat(reply.code()).isZero();
        assertThat(person.types("incident", "1").out()).isEqualTo(reply.out());
        assertThat(person.types("incident", "item_unknown#erp#createorder").out())
                .isEqualTo(reply.out());
        assertThat(person.types("incident", "1", "--json").out())
                .startsWith("{\"incident\":\"ITEM_UNKNOWN#erp#createOrder\",\"state\":\"OPEN\"")
                .contains("\"samples\":[\"order#shop-es#771\"]", "\"who_acts\":\"back office\"");
    }

    @Test
    void a_name_that_fits_none_or_several_is_said() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.past.failed(FRENCH, "2002", REFUSED);

        Reply several = person.types("incident", "erp");

        assertThat(several.err())
                .isEqualTo("'erp' fits 2 incidents: TARGET_REFUSED#erp#createOrder, ITEM_UNKNOWN#erp#createOrder;"
                        + " name one of them\n");
        assertThat(several.code()).isEqualTo(1);
        assertThat(person.types("incident", "POISON").err())
                .isEqualTo("no incident is known by 'POISON': `waybill incidents --all` lists them\n");
    }

    @Test
    void who_sent_it_again_or_dismissed_it_is_said_about_an_incident() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.ledger.retrying(person.ledger.open(1).getFirst(), HistoryFixture.NOON.plusSeconds(120));

        assertThat(person.types("incidents").out()).startsWith("STATE     #").contains("\nRETRYING  1  ITEM_UNKNOWN");
        assertThat(person.types("incidents").code()).isZero();
        assertThat(person.types("incident", "1").out())
                .contains("then     nothing now: sent again 2026-11-23 12:02:00 UTC; it closes by itself");

        person.ledger.dismissed(Cause.of(UNKNOWN_ITEM), dismissal());
        assertThat(person.types("incident", "1").out())
                .startsWith("DISMISSED  ")
                .endsWith("then     nothing: dismissed by ana 2026-11-23 12:00:00 UTC: entered by hand\n");
    }

    @Test
    void a_system_that_is_not_called_is_said_with_since_when_why_and_what_next() {
        person.circuits.write(
                CircuitFixture.open("erp").waitedFor(HistoryFixture.NOON).next());

        Reply reply = person.types("circuits");

        assertThat(reply.out()).isEqualTo("""
                        STATE  SYSTEM  SINCE                    NEXT PROBE               CHANGES WAIT SINCE       BECAUSE
                        OPEN   erp     2026-11-23 11:50:00 UTC  2026-11-23 12:00:10 UTC  2026-11-23 12:00:00 UTC  DOWN

                        erp has not worked since 2026-11-23 11:50:00 UTC (DOWN: it says that it is closed); it is asked next at 2026-11-23 12:00:10 UTC, and what waits for it is carried by itself
                        every system that is not listed is called as usual
                        """);
        assertThat(reply.code()).isEqualTo(1);
        assertThat(person.types("circuits", "--json").out())
                .startsWith("[{\"system\":\"erp\",\"state\":\"OPEN\",\"since\":\"2026-11-23T11:50:00Z\","
                        + "\"next_probe\":\"2026-11-23T12:00:10Z\",\"paused_until\":null");
    }

    @Test
    void every_state_of_a_circuit_has_its_sentence() {
        var open = CircuitFixture.open("erp");
        var probing = open.probing(HistoryFixture.NOON, HistoryFixture.NOON.plusSeconds(60));
        person.circuits.write(probing.next());
        assertThat(person.types("circuits").out()).contains("PROBING  erp", "one change is asking just now");

        person.circuits.write(probing.next().recovering(HistoryFixture.NOON).next());
        assertThat(person.types("circuits").out())
                .contains("RECOVERING  erp", "erp works again since 2026-11-23 12:00:00 UTC");

        var closed = probing.next().recovering(HistoryFixture.NOON).next().recovered(HistoryFixture.NOON);
        person.circuits.write(closed.next());
        Reply well = person.types("circuits");
        assertThat(well.out())
                .contains(
                        "erp is called as usual; it did not work from 2026-11-23 11:50:00 UTC to 2026-11-23 12:00:00 UTC");
        assertThat(well.code()).isZero();

        Failure busy = Failure.of(FailureCode.TOO_BUSY, ERP, "find", "it asks for patience", "nothing");
        person.circuits.write(
                closed.next().paused(busy, HistoryFixture.NOON.plusSeconds(30)).next());
        assertThat(person.types("circuits").out())
                .contains("PAUSED  erp", "erp asked not to be called before 2026-11-23 12:00:30 UTC");
    }

    @Test
    void no_circuit_at_all_is_said_in_words() {
        assertThat(person.types("circuits").out())
                .isEqualTo("every system is called as usual; none has failed so far\n");
    }

    @Test
    void a_raised_alarm_says_what_to_do_and_ends_with_1() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.clock.pass(Duration.ofHours(30));

        Reply reply = person.types("alarms");

        assertThat(reply.out())
                .startsWith("STATE   ALARM               SYSTEM  VALUE")
                .contains("ok      DEAD_LETTERS        -       0        at most 0")
                .contains("RAISED  HELD_OLDEST         erp     1 d 5 h  at most 1 d")
                .contains("at least 4 d")
                .contains("(ITEM_UNKNOWN#erp#createOrder)\n  next  `waybill incidents` says who acts and what to do\n");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void without_a_raised_alarm_it_ends_with_0() {
        Reply reply = person.types("alarms");

        assertThat(reply.out()).endsWith("\nno alarm is raised\n");
        assertThat(reply.code()).isZero();
        assertThat(person.types("alarms", "--json").out())
                .startsWith("[{\"alarm\":\"OLDEST_UNDELIVERED\",\"system\":null,\"value\":0,\"threshold\":900,"
                        + "\"unit\":\"seconds\",\"raised\":false,");
    }

    private static Intervention dismissal() {
        return new Intervention(
                new OperationId("op-9"),
                SPANISH,
                ERP,
                new OperationId("op-1"),
                Intervention.Kind.DISMISSED,
                "ana",
                "entered by hand",
                "",
                HistoryFixture.NOON);
    }
}
