package dev.waybill.checks;

import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockFormula;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.BookedOrder;
import dev.waybill.engine.balance.DayBalance;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.balance.Reconciliation;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.poll.PollReport;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Round;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Sweep;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.engine.stock.StockDrift;
import dev.waybill.engine.stock.StockReconciliation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of each thing that is logged, with every part that it can have. */
final class LineExamples {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final SystemId SHOP = new SystemId("shop-es");
    static final SystemId ERP = new SystemId("erp");
    static final Failure DOWN = Failure.of(FailureCode.DOWN, ERP, "createOrder", "it is down", "nothing now");

    private static final SubjectRef ORDER = new SubjectRef(EntityKind.ORDER, SHOP, "1001");

    private LineExamples() {}

    static Operation waiting() {
        return new Operation(
                new OperationId("01J9"),
                ORDER,
                ERP,
                "orders-to-erp",
                "order.updated",
                Ending.WAITING,
                Optional.empty(),
                "it is down",
                Optional.of(DOWN),
                List.of(new StepTiming(Step.SEND, Duration.ofMillis(840), false, "DOWN")),
                2,
                true,
                3,
                new CorrelationId("c-1"),
                List.of(),
                Optional.empty(),
                NOON,
                NOON);
    }

    static Circuit closed() {
        return Circuit.closed(ERP, NOON);
    }

    static Circuit open() {
        return new Circuit(
                ERP,
                CircuitState.OPEN,
                NOON,
                NOON.plusSeconds(10),
                new Circuit.Failing(NOON, 5, 6, 5),
                0,
                Optional.of(DOWN),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    static Command redrive() {
        By anna = new By("anna", "the ERP was told");
        return new Command.Redrive(new Selection.All(), Terms.STANDARD, anna, Edit.NONE, false);
    }

    static List<Answer> answers() {
        return List.of(
                new Answer.Redriven(List.of(), 0, Optional.empty()),
                new Answer.Previews(List.of(), 0, Optional.empty()),
                new Answer.Looked(List.of(
                        new Answer.Look(EntityKind.ORDER, 7, 3, Optional.of(NOON), Optional.of("DOWN in erp: down")))),
                new Answer.Replayed(
                        List.of(new Answer.Replay(ORDER, ERP, NOON)), false, Optional.of(NOON), Optional.empty()),
                new Answer.Dismissed(1),
                new Answer.Refused("it is not said why", "say it"));
    }

    static Round.Report redriveRound() {
        return new Round.Report(new Sweep.Report(1, 1, 1, 1), 1, 1, List.of(DOWN));
    }

    static PollReport poll() {
        Cursor first = Cursor.first(new Polled(SHOP, EntityKind.ORDER), NOON);
        Cursor failed =
                new Cursor(first.of(), 1, NOON, Optional.empty(), Map.of(), NOON, Optional.of(DOWN), first.pulse());
        return new PollReport(failed, new PollReport.Done(1, 2, 3), true);
    }

    static DayBalance balance() {
        Notice.Change change = new Notice.Change("order.updated", ORDER, "key", Optional.empty(), Map.of());
        Money total = new Money(new BigDecimal("53.19"), Currency.getInstance("EUR"));
        return new DayBalance(
                SHOP,
                ERP,
                LocalDate.of(2026, 11, 23),
                List.of(new BookedOrder(
                        "1001",
                        Optional.of(total),
                        Fate.MISSING,
                        new OrderChanges.Changed(change, NOON, Body.of("{}")))));
    }

    static Reconciliation.Unasked unasked() {
        return new Reconciliation.Unasked(SHOP, DOWN);
    }

    static StockDrift drift() {
        StockFormula formula = new StockFormula(
                ERP,
                new Quantity(BigDecimal.TEN, Quantity.PIECES),
                Fraction.ZERO,
                new StockFormula.Shown(Fraction.ONE, BigDecimal.ONE, 0));
        return new StockDrift(
                ERP, SHOP, NOON, 1, List.of(new StockDrift.Difference("TS-BLUE", Optional.empty(), formula)));
    }

    static StockReconciliation.NotCompared notCompared() {
        return new StockReconciliation.NotCompared(new Way(ERP, SHOP), DOWN);
    }
}
