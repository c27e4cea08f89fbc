package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.testkit.HistoryFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code waybill redrive}, {@code dismiss} and {@code message}: what is asked of the function, and what people read. */
class RedriveCommandsTest {
    private static final SubjectRef SPANISH = HistoryFixture.order("shop-es", "771");
    private static final SystemId ERP = new SystemId("erp");
    private static final Failure UNKNOWN_ITEM = Failure.of(
            FailureCode.ITEM_UNKNOWN, ERP, "createOrder", "the ERP has no item TSHIRT-XL", "create it, then redrive");
    private static final By ANA = new By("ana", "redriven by hand");

    private final CommandLineFixture person;

    RedriveCommandsTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @Test
    void one_operation_is_sent_again_as_it_was() {
        answers(redriven(0, sent("op-1")));

        Reply reply = person.types("redrive", "op-1");

        assertThat(reply.out()).isEqualTo("op-1: order shop-es:1 is queued for erp again\n");
        assertThat(reply.err()).isEmpty();
        assertThat(reply.code()).isZero();
        assertThat(person.asked)
                .containsExactly(new Command.Redrive(
                        new Selection.One(new OperationId("op-1")), new Terms(1000, 5), ANA, Edit.NONE, false));
    }

    @Test
    void an_approval_says_why_and_lets_pass_what_was_held() {
        answers(redriven(0, sent("op-1")));

        Reply reply = person.types("approve", "op-1", "--because", "called the customer");

        assertThat(reply.code()).isZero();
        assertThat(person.asked)
                .containsExactly(new Command.Redrive(
                        new Selection.One(new OperationId("op-1")),
                        new Terms(1000, 5),
                        new By("ana", "called the customer"),
                        Edit.APPROVAL,
                        false));
    }

    @Test
    void an_approval_without_a_reason_is_not_sent() {
        Reply reply = person.types("approve", "op-1");

        assertThat(reply.code()).isEqualTo(2);
        assertThat(reply.err()).contains("an approval stays in the history").contains("--because");
        assertThat(person.asked).isEmpty();
    }

    @Test
    void each_of_several_is_told_and_one_that_was_not_sent_makes_it_end_with_1() {
        answers(
                redriven(0, sent("op-1")),
                redriven(0, new Answer.Line(new OperationId("op-9"), false, "nothing was sent: …")));

        Reply reply = person.types("redrive", "op-1", "op-9");

        assertThat(reply.out()).endsWith("op-9: nothing was sent: …\n");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void what_is_left_is_asked_for_again_until_nothing_is() {
        answers(
                redriven(3, sent("op-1"), sent("op-2")),
                redriven(1, sent("op-3"), sent("op-4")),
                redriven(0, sent("op-5")));
        person.colour = true;

        Reply reply = person.types("redrive", "--all", "--rate", "2");

        assertThat(reply.out().lines()).hasSize(5);
        assertThat(reply.err()).isEqualTo("2 of 5 done, 3 to go\n4 of 5 done, 1 to go\n");
        assertThat(reply.code()).isZero();
        assertThat(person.asked)
                .hasSize(3)
                .first()
                .isEqualTo(new Command.Redrive(new Selection.All(), new Terms(1000, 2), ANA, Edit.NONE, false));
    }

    @Test
    void what_fails_again_meanwhile_is_not_sent_for_ever() {
        answers(redriven(1, sent("op-1")), redriven(2, sent("op-2")));

        Reply reply = person.types("redrive", "--all");

        assertThat(person.asked).hasSize(2);
        assertThat(reply.err()).endsWith("2 operations not sent; the same command goes on with them\n");
    }

    @Test
    void what_cannot_be_sent_and_stays_does_not_keep_the_command_busy() {
        Answer.Line expired = new Answer.Line(new OperationId("op-1"), false, "nothing was sent: no message is kept");
        answers(redriven(1, expired), redriven(1, expired));

        Reply reply = person.types("redrive", "--all");

        assertThat(reply.out()).isEqualTo("op-1: nothing was sent: no message is kept\n");
        assertThat(reply.code()).isEqualTo(1);
        assertThat(person.asked).hasSize(2);
    }

    @Test
    void a_limit_ends_it_and_says_how_many_are_left() {
        answers(redriven(8, sent("op-1"), sent("op-2")));

        Reply reply = person.types("redrive", "--all", "--limit", "2");

        assertThat(person.asked).hasSize(1);
        assertThat(((Command.Redrive) person.asked.getFirst()).terms()).isEqualTo(new Terms(2, 5));
        assertThat(reply.err()).isEqualTo("8 operations not sent; the same command goes on with them\n");
        assertThat(reply.code()).isZero();
    }

    @Test
    void trouble_in_the_middle_is_said_and_ends_with_1() {
        answers(new Answer.Redriven(List.of(sent("op-1")), 4, Optional.of("DOWN in queue: AWS did not do 'send'")));

        Reply reply = person.types("redrive", "--all");

        assertThat(reply.err()).isEqualTo("""
                        stopped: DOWN in queue: AWS did not do 'send'; ask again, nothing is lost
                        4 operations not sent; the same command goes on with them
                        """);
        assertThat(reply.code()).isEqualTo(1);
        assertThat(person.asked).hasSize(1);
    }

    @Test
    void nothing_that_waits_is_said_in_words() {
        answers(redriven(0));

        Reply reply = person.types("redrive", "--all");

        assertThat(reply.err()).startsWith("nothing was sent: nothing of what was selected waits for a person");
        assertThat(reply.code()).isZero();
    }

    @Test
    void what_the_function_refuses_is_said_with_what_to_do() {
        answers(new Answer.Refused("there are several orders '1001': in shop-es, shop-fr", "name the shop"));

        Reply reply = person.types("redrive", "--order", "1001");

        assertThat(reply.err())
                .isEqualTo("waybill: there are several orders '1001': in shop-es, shop-fr; name the shop\n");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void an_order_an_incident_and_a_filter_are_selected_as_typed() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        answers(redriven(0, sent("op-1")), redriven(0, sent("op-1")), redriven(0, sent("op-1")));

        person.types("redrive", "--order", "#1001", "--shop", "shop-es", "--by", "ben", "--because", "item is there");
        person.types("redrive", "--incident", "item_unknown");
        person.types(
                "redrive",
                "--system",
                "erp",
                "--code",
                "DOWN",
                "--from",
                "2h",
                "--to",
                "2026-11-23 11:30",
                "--text",
                "x");

        assertThat(person.asked.stream().map(Command.Redrive.class::cast).map(Command.Redrive::selection))
                .containsExactly(
                        new Selection.OfOrder("1001", Optional.of(new SystemId("shop-es"))),
                        new Selection.OfIncident(Cause.of(UNKNOWN_ITEM)),
                        new Selection.Matching(
                                Optional.of(ERP),
                                Optional.of(FailureCode.DOWN),
                                Optional.of(Instant.parse("2026-11-23T10:00:00Z")),
                                Optional.of(Instant.parse("2026-11-23T11:30:00Z")),
                                Optional.of("x")));
        assertThat(person.asked.getFirst().by()).isEqualTo(new By("ben", "item is there"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    redrive                                   | nothing was selected: name operations by their ids
                    redrive op-1 --all                        | one kind of selection at a time
                    redrive --shop shop-es --all              | --shop says whose order is meant
                    redrive --system Shop!                    | --system is the name of a system, such as shop-es, but was 'Shop!'
                    redrive --from yesterday                  | --from is a time such as 2026-11-23
                    redrive --all --rate 0                    | --rate and --limit are at least 1
                    redrive --incident POISON                 | no incident is known by 'POISON'
                    redrive --incident 1                      | no incident is known by '1'
                    redrive --all --set a=b --because x       | a correction is for one operation
                    redrive op-1 --set a=b                    | a correction stays in the history
                    redrive op-1 --edit no.json --because x   | no.json cannot be read: is the path right?
                    dismiss --because x                       | say what is dismissed
                    dismiss op-1                              | a dismissal stays in the history
                    """)
    void what_does_not_say_enough_is_answered_with_a_sentence_and_2(String typed, String sentence) {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);

        Reply reply = person.types(typed.split(" +"));

        assertThat(reply.err()).contains(sentence);
        assertThat(reply.code()).isEqualTo(2);
        assertThat(person.asked).isEmpty();
    }

    @Test
    void a_preview_says_what_would_be_written_beside_what_is_there() {
        answers(new Answer.Previews(
                List.of(new Preview(
                        new OperationId("op-1"),
                        SPANISH,
                        ERP,
                        "revises order shop-es:771 in erp (S1001)",
                        true,
                        List.of(
                                new Preview.Change("line SKU-1", "1 for 10.00 EUR", "2 for 20.00 EUR"),
                                new Preview.Change("total", "12.10 EUR", "24.20 EUR")))),
                2,
                Optional.empty()));

        Reply reply = person.types("redrive", "--order", "1001", "--preview");

        assertThat(reply.out()).isEqualTo("""
                        op-1: revises order shop-es:771 in erp (S1001)
                          WHAT        NOW IN erp       AFTERWARDS
                          line SKU-1  1 for 10.00 EUR  2 for 20.00 EUR
                          total       12.10 EUR        24.20 EUR
                        1 of 1 operation would write; 2 more were not looked at; nothing was sent
                        """);
        assertThat(reply.code()).isZero();
        assertThat(((Command.Redrive) person.asked.getFirst()).preview()).isTrue();
    }

    @Test
    void a_preview_that_would_write_nothing_says_why() {
        answers(new Answer.Previews(
                List.of(new Preview(
                        new OperationId("op-1"),
                        SPANISH,
                        ERP,
                        "writes nothing and is held: ITEM_UNKNOWN, the ERP has no item TSHIRT-XL",
                        false,
                        List.of())),
                0,
                Optional.empty()));

        assertThat(person.types("redrive", "op-1", "--preview").out()).isEqualTo("""
                        op-1: writes nothing and is held: ITEM_UNKNOWN, the ERP has no item TSHIRT-XL
                        nothing would be written; nothing was sent
                        """);
    }

    @Test
    void the_kept_message_can_be_saved_corrected_and_sent() {
        Operation held = person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        person.file(
                "order.json", person.types("message", held.id().value()).out().replace("}", "\"a\":1}"));
        answers(redriven(0, sent("op-1")));

        person.types(
                "redrive",
                "op-1",
                "--edit",
                "order.json",
                "--set",
                "items.A=B",
                "--set",
                "taxes.19=x",
                "--because",
                "typo");

        assertThat(person.asked)
                .containsExactly(new Command.Redrive(
                        new Selection.One(held.id()),
                        new Terms(1000, 5),
                        new By("ana", "typo"),
                        new Edit(Optional.of(Body.of("{\"a\":1}")), Map.of("items.A", "B", "taxes.19", "x")),
                        false));
    }

    @Test
    void corrections_are_listed_and_each_can_be_printed() {
        Operation held = person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        KeptMessage kept = person.ledger.kept(held.id()).orElseThrow();
        person.ledger.keepCorrected(
                new Intervention(
                        new OperationId("op-1b"),
                        SPANISH,
                        ERP,
                        held.id(),
                        Intervention.Kind.CORRECTED,
                        "ana",
                        "typo",
                        "body corrected (7 bytes, sha256 015abd7f5cc5)",
                        HistoryFixture.NOON),
                kept.envelope().corrected(Body.of("{\"a\":1}"), Map.of()));

        assertThat(person.types("message", "op-1", "--corrections").out()).isEqualTo("""
                        CORRECTED  by ana  2026-11-23 12:00:00 UTC
                          why   typo
                          what  body corrected (7 bytes, sha256 015abd7f5cc5)
                          see   waybill message op-1 --correction op-1b
                        """);
        assertThat(person.types("message", "op-1", "--correction", "op-1b").out())
                .isEqualTo("{\"a\":1}");
        assertThat(person.types("message", "op-1", "--correction", "op-7").code())
                .isEqualTo(1);
        assertThat(person.types("message", "op-2").err()).startsWith("no message is kept for operation 'op-2': ");
        assertThat(person.types("message", "op-2", "--corrections").out())
                .isEqualTo("the message of operation op-2 was never corrected\n");
    }

    @Test
    void one_operation_or_a_whole_incident_is_dismissed_with_the_reason() {
        person.past.held(SPANISH, "1001", UNKNOWN_ITEM);
        answers(
                new Answer.Dismissed(1),
                new Answer.Dismissed(2),
                new Answer.Refused("it is being tried again", "wait"));

        Reply one = person.types("dismiss", "op-1", "--because", "entered by hand");
        Reply all = person.types("dismiss", "--incident", "ITEM_UNKNOWN", "--because", "test shop", "--by", "ben");
        Reply refused = person.types("dismiss", "op-1", "--because", "again");

        assertThat(one.out()).isEqualTo("1 operation is off the list; the history says who and why\n");
        assertThat(all.out()).isEqualTo("2 operations are off the list; the history says who and why\n");
        assertThat(refused.err()).isEqualTo("waybill: it is being tried again; wait\n");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(person.asked.subList(0, 2))
                .containsExactly(
                        new Command.DismissOperation(new OperationId("op-1"), new By("ana", "entered by hand")),
                        new Command.DismissIncident(Cause.of(UNKNOWN_ITEM), new By("ben", "test shop")));
    }

    @Test
    void answers_for_machines_are_those_of_the_function_one_a_line() {
        answers(redriven(1, sent("op-1")), redriven(0, sent("op-2")));

        Reply reply = person.types("redrive", "--all", "--json");

        assertThat(reply.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"answer\":\"redriven\""));
    }

    private void answers(Answer... all) {
        person.answers.addAll(List.of(all));
    }

    private static Answer.Redriven redriven(int left, Answer.Line... lines) {
        return new Answer.Redriven(Stream.of(lines).toList(), left, Optional.empty());
    }

    private static Answer.Line sent(String operation) {
        return new Answer.Line(new OperationId(operation), true, "order shop-es:1 is queued for erp again");
    }
}
