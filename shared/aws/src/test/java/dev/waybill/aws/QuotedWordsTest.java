package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.Reconciliation;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.poll.PollReport;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sentences of failures may quote what customers wrote, and people type names: neither gets into a line. */
class QuotedWordsTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Failure QUOTING = Failure.of(
                    FailureCode.FIELD_WRONG,
                    SHOP,
                    "readBody",
                    "expected a time at $[3].date but was 'Maria Example'",
                    "correct 'Maria Example' in shop-es")
            .saying("Maria Example");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Clock clock = SettableClock.atNoon();

    @Test
    void a_failure_that_may_quote_a_message_is_logged_by_its_code() {
        new JsonPollLog(out, clock).ended(poll(QUOTING));
        new JsonBalanceLog(out, clock).failed(new Reconciliation.Unasked(SHOP, QUOTING));
        new JsonAttemptLog(out, clock).defect(QUOTING, new IllegalStateException("Maria Example"));

        assertThat(text()).contains("FIELD_WRONG", "in the ledger only").doesNotContain("Maria");
    }

    @Test
    void a_failure_about_a_system_is_logged_with_its_sentences_but_not_with_what_the_system_said() {
        Failure down = Failure.of(FailureCode.DOWN, SHOP, "listOrders", "it answered 503", "nothing now")
                .saying("Maria Example");

        new JsonPollLog(out, clock).ended(poll(down));

        assertThat(text())
                .contains("\"why\":\"it answered 503\"", "\"next\":\"nothing now\"")
                .doesNotContain("Maria");
    }

    @Test
    void what_a_command_named_that_found_nothing_is_not_logged_but_what_was_redriven_is() {
        Selection typed = new Selection.OfOrder("Maria Example", Optional.empty());
        Selection known = new Selection.OfOrder("1001", Optional.of(SHOP));
        JsonRedriveLog log = new JsonRedriveLog(out, clock);

        log.command(redrive(typed), new Answer.Refused("no order is called 'Maria Example'", "look again"));
        log.command(redrive(new Selection.One(new OperationId("Maria Example"))), redriven(false));
        log.command(redrive(known), redriven(true));

        assertThat(text())
                .contains("\"selection\":\"order\"", "\"selection\":\"order 1001 of shop-es\"")
                .doesNotContain("Maria");
    }

    private static Answer redriven(boolean queued) {
        Answer.Line line = new Answer.Line(new OperationId("01J9"), queued, "Maria Example");
        return new Answer.Redriven(List.of(line), 0, Optional.empty());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Command redrive(Selection selection) {
        return new Command.Redrive(selection, Terms.STANDARD, new By("anna", "Maria Example rang"), Edit.NONE, false);
    }

    private static PollReport poll(Failure failure) {
        Polled orders = new Polled(SHOP, EntityKind.ORDER);
        Cursor failed =
                new Cursor(orders, 1, NOON, Optional.empty(), Map.of(), NOON, Optional.of(failure), Optional.empty());
        return new PollReport(failed, new PollReport.Done(0, 0, 0), false);
    }
}
