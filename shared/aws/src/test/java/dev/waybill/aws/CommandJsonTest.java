package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.poll.Span;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.engine.whatif.Replayed;
import dev.waybill.engine.whatif.WhatIf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandJsonTest {
    private static final By ANNA = new By("anna", "the item \"TSHIRT-XL\" was created");
    private static final SystemId ERP = new SystemId("erp");
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00.123Z");
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Cause UNKNOWN_ITEM = new Cause(FailureCode.ITEM_UNKNOWN, ERP, "translate#Order");

    static Stream<Command> commands() {
        Edit edit = new Edit(Optional.of(Body.of("{\"id\":1,\"note\":\"ä\\n\"}")), Map.of("items.SKU-1", "4711"));
        Edit binary = new Edit(Optional.of(Body.of(new byte[] {(byte) 0xff, 0})), Map.of());
        return Stream.of(
                redrive(new Selection.One(new OperationId("01J9")), edit, false),
                redrive(new Selection.One(new OperationId("01J9")), binary, true),
                redrive(new Selection.OfOrder("1001", Optional.empty()), Edit.NONE, false),
                redrive(new Selection.OfOrder("10#01", Optional.of(new SystemId("shop-es"))), Edit.NONE, true),
                redrive(new Selection.OfIncident(UNKNOWN_ITEM), Edit.NONE, false),
                redrive(
                        new Selection.Matching(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Edit.NONE,
                        false),
                redrive(
                        new Selection.Matching(
                                Optional.of(ERP),
                                Optional.of(FailureCode.TARGET_REFUSED),
                                Optional.of(Instant.parse("2026-11-23T08:00:00.123Z")),
                                Optional.of(Instant.parse("2026-11-23T09:00:00Z")),
                                Optional.of("blocked")),
                        Edit.NONE,
                        false),
                redrive(new Selection.All(), Edit.NONE, false),
                redrive(new Selection.One(new OperationId("op-1")), Edit.APPROVAL, true),
                new Command.Poll(SHOP, Optional.empty(), Optional.empty(), ANNA),
                new Command.Poll(SHOP, Optional.of(EntityKind.ORDER), Optional.of(EIGHT), ANNA),
                replay(new Replayable.Changes(SHOP, new Span(EIGHT, NINE)), Optional.empty(), false),
                replay(new Replayable.Changes(SHOP, new Span(EIGHT, NINE)), Optional.of(FlowSpec.ORDERS_TO_ERP), true),
                replay(new Replayable.Order("shop-es:1001"), Optional.empty(), false),
                new Command.DecideChanges("a.shop-es", true, Set.of("MUG", "C\"UP"), Optional.of(Instant.EPOCH), ANNA),
                new Command.DecideChanges("a.shop-es", false, Set.of(), Optional.empty(), ANNA),
                new Command.UndoChanges("a.shop-es", ANNA),
                new Command.TestConnection(SHOP, ANNA),
                new Command.FindBuyer(new EmailAddress("ana@mail.example"), ANNA),
                new Command.UndoChanges("a.shop-es", ANNA, true),
                new Command.DecideChanges("a.shop-es", true, Set.of(), Optional.empty(), ANNA, true),
                new Command.DismissIncident(UNKNOWN_ITEM, ANNA),
                new Command.DismissOperation(new OperationId("01J9"), ANNA),
                new Command.CheckConfiguration("systems: {}\n# ä", Optional.empty(), ANNA),
                new Command.CheckConfiguration("systems: {}", Optional.of(new Command.LookBack(31, 1_000)), ANNA),
                new Command.ApplyConfiguration("systems: {}", ANNA));
    }

    private static Command replay(Replayable what, Optional<FlowSpec> flow, boolean preview) {
        return new Command.Replay(what, flow, new Terms(7, 3), ANNA, preview);
    }

    private static Command redrive(Selection selection, Edit edit, boolean preview) {
        return new Command.Redrive(selection, new Terms(7, 3), ANNA, edit, preview);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_read_as_it_was_written(Command command) {
        String text = CommandJson.write(command);

        assertThat(CommandJson.read(text)).isEqualTo(command);
        assertThat(CommandJson.isOfSchedule(text)).isFalse();
    }

    static Stream<Answer> answers() {
        Preview preview = new Preview(
                new OperationId("01J9"),
                new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), "10#01"),
                ERP,
                "creates order shop-es:1001 in erp",
                true,
                List.of(new Preview.Change("total", "none", "24.90 EUR")));
        WhatIf.Report report = new WhatIf.Report(
                List.of(new Replayed(
                        FlowSpec.STOCK_TO_SHOPS,
                        new Way(ERP, new SystemId("shop-es")),
                        12,
                        3,
                        List.of(new OtherOutcome("SHIRT", "shows 8", "shows 5")))),
                List.of(new WhatIf.Unasked(
                        FlowSpec.ORDERS_TO_ERP,
                        new SystemId("shop-fr"),
                        "orders-to-erp from shop-fr",
                        Failure.of(FailureCode.DOWN, ERP, "listOrders", "it is down", "wait"))));
        return Stream.of(
                new Answer.Redriven(
                        List.of(
                                new Answer.Line(new OperationId("01J9"), true, "is queued again"),
                                new Answer.Line(new OperationId("01JA"), false, "nothing was sent")),
                        3,
                        Optional.of("DOWN in ledger: it is down")),
                new Answer.Redriven(List.of(), 0, Optional.empty()),
                new Answer.Previews(List.of(preview), 1, Optional.empty()),
                new Answer.Looked(List.of(
                        new Answer.Look(EntityKind.ORDER, 7, 3, Optional.of(EIGHT), Optional.empty()),
                        new Answer.Look(EntityKind.WEBHOOK, 0, 0, Optional.empty(), Optional.of("DOWN in erp: no")))),
                new Answer.Replayed(
                        List.of(new Answer.Replay(new SubjectRef(EntityKind.ORDER, SHOP, "10#01"), ERP, EIGHT)),
                        true,
                        Optional.of(NINE),
                        Optional.of("DOWN in erp: no")),
                new Answer.Replayed(List.of(), false, Optional.empty(), Optional.empty()),
                new Answer.Dismissed(12),
                new Answer.WrongConfiguration(List.of(new Answer.Problem(3, 12, "no such connector", "use another"))),
                new Answer.CheckedConfiguration(List.of("~ owner of order: erp"), Optional.empty()),
                new Answer.CheckedConfiguration(List.of(), Optional.of(report)),
                new Answer.AppliedConfiguration(5, List.of("+ route a to b")),
                new Answer.Tested(
                        SHOP,
                        EIGHT,
                        List.of(
                                new Check(SHOP, "lists its orders", true, "none changed", ""),
                                new Check(SHOP, "sends its webhooks", false, "order.updated missing", "subscribe"))),
                new Answer.BuyerFound(
                        List.of(
                                new SubjectRef(EntityKind.ORDER, SHOP, "10#01"),
                                new SubjectRef(EntityKind.PARTY, SHOP, "25")),
                        false,
                        List.of(new Answer.Silent(ERP, "it is \"down\"", "wait"))),
                new Answer.BuyerFound(List.of(), true, List.of()),
                new Answer.ChangesDecided("a.shop-es", SetState.PROPOSED, "1 open"),
                new Answer.ChangesPreviewed(
                        "a.shop-es", SetState.APPROVED, SHOP, 3, 0, 0, Optional.of(EIGHT), "3 prices are written"),
                new Answer.ChangesPreviewed(
                        "a.shop-es", SetState.PROPOSED, SHOP, 0, 1, 2, Optional.empty(), "nothing yet"),
                new Answer.Refused("no order '7' was ever seen", "check the number"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void an_answer_is_read_as_it_was_written(Answer answer) {
        assertThat(AnswerJson.read(AnswerJson.write(answer))).isEqualTo(answer);
    }

    @Test
    void limit_rate_preview_and_edit_may_be_left_out() {
        assertThat(CommandJson.read(
                        "{\"command\":\"redrive\",\"who\":\"a\",\"why\":\"b\",\"selection\":{\"of\":\"all\"}}"))
                .isEqualTo(
                        new Command.Redrive(new Selection.All(), Terms.STANDARD, new By("a", "b"), Edit.NONE, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"command":"redrive","who":"a","why":"b"} | $.selection is missing
            {"command":"redrive","who":"a","why":"b","selection":{"of":"al"}} | $.selection.of is none of operation, order
            {"command":"redrive","who":"a","why":"b","selection":{"of":"order","number":"1","shpo":"x"}} | $.selection.shpo is not known here; known are number, of, shop
            {"command":"redrive","who":"a","why":"b","selection":{"of":"order","number":"1","shop":"X Y"}} | $.selection.shop is not what it should be
            {"command":"redrive","who":"a","why":"b","selection":{"of":"all","system":"erp"}} | $.selection.system is not known here
            {"command":"redrive","who":"a","why":"b","selection":"all"} | $.selection is not what it should be
            {"command":"redrive","who":"a","why":"b","selection":{"of":"all"},"limit":0} | $.limit, $.perSecond: limit and rate are at least 1
            {"command":"redrive","who":"a","why":"b","selection":{"of":"all"},"limit":"many"} | $.limit is not what it should be
            {"command":"redrive","who":"a","why":"b","selection":{"of":"all"},"preview":"yes"} | $.preview is not what it should be
            {"command":"redrive","who":"a","why":"b","selection":{"of":"all"},"previwe":true} | $.previwe is not known here
            {"command":"redrive","who":"a","why":"b","selection":{"of":"matching","code":"OOPS"}} | $.selection.code is not what it should be
            {"command":"redrive","who":"a","why":"b","selection":{"of":"matching","from":"monday"}} | $.selection.from is not what it should be
            {"command":"redrive","who":"a","why":"b","selection":{"of":"all"},"edit":{"gzip":"!"}} | $.edit: 'gzip' is not Base64
            {"command":"redrive","who":"a","why":"b","selection":{"of":"all"},"edit":{"settings":{"a":{}}}} | $.edit.settings holds something else than texts
            {"command":"redrive","who":"a","selection":{"of":"all"}} | $.why is missing
            {"command":"dismiss","who":"a","why":"b"} | $ names an incident or an operation
            {"command":"dismiss","who":"a","why":"b","incident":"ERP"} | $.incident is not what it should be
            {"command":"dismis","who":"a","why":"b"} | $.command is none of redrive, dismiss, poll, replay, erase, check, apply, decide-changes, undo-changes
            {"command":"check","who":"a","why":"b","source":"s","days":32} | $.days, $.limit: 1 to 31 days
            {"command":"decide-changes","who":"a","why":"b","set":"s","approve":true,"skus":[]} | $.skus names none: leave it out
            {"command":"decide-changes","who":"a","why":"b","set":"s","approve":true,"skus":"MUG"} | $.skus is not what it should be
            {"command":"decide-changes","who":"a","why":"b","set":"s","approve":true,"from":"monday"} | $.from is not what it should be
            {"command":"apply","who":"a","why":"b"} | $.source is missing
            {"command":"poll","who":"a","why":"b"} | $.system is missing
            {"command":"poll","who":"a","why":"b","system":"shop-es","list":"orders"} | $.list is not what it should be
            {"command":"poll","who":"a","why":"b","system":"shop-es","since":"monday"} | $.since is not what it should be
            {"command":"replay","who":"a","why":"b"} | $ names an order or a system it is from
            {"command":"replay","who":"a","why":"b","order":"1","from":"shop-es"} | $ names an order or a system it is from
            {"command":"replay","who":"a","why":"b","from":"shop-es"} | $.since is missing
            {"command":"replay","who":"a","why":"b","from":"shop-es","since":"2026-11-23T09:00:00Z","until":"2026-11-23T09:00:00Z"} | $.until is not after $.since
            {"command":"replay","who":"a","why":"b","order":"1","flow":"orders"} | $.flow is not what it should be
            [] | it is not a JSON object
            """)
    void what_is_wrong_is_named_by_its_path(String text, String why) {
        assertThatThrownBy(() -> CommandJson.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void what_a_schedule_sends_is_told_from_commands_and_from_mistakes() {
        assertThat(CommandJson.isOfSchedule("{\"source\":\"aws.scheduler\",\"detail\":\"{}\"}"))
                .isTrue();
        assertThat(CommandJson.isOfSchedule("{\"source\":\"aws.scheduler\",\"command\":\"redrive\"}"))
                .isFalse();
        assertThat(CommandJson.isOfSchedule("{}")).isFalse();
        assertThat(CommandJson.isOfSchedule("")).isFalse();
    }
}
