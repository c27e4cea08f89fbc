package dev.waybill.peers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.peers.faults.Cell.Sheet;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Orders into the demo ERP over real sockets: every call, struck by every fault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private static final List<Mishap> ROWS = List.of(
            Mishap.CONNECTION_REFUSED,
            Mishap.NAME_UNKNOWN,
            Mishap.SILENT_NOT_DONE,
            Mishap.SILENT_DONE,
            Mishap.RESET_BEFORE,
            Mishap.RESET_AFTER,
            Mishap.RESET_AMID,
            Mishap.BUSY,
            Mishap.BROKEN_NOT_DONE,
            Mishap.BROKEN_DONE,
            Mishap.DOWN,
            Mishap.PAGE_NOT_DONE,
            Mishap.PAGE_DONE,
            Mishap.DRIP,
            Mishap.CUT_OFF_NOT_DONE,
            Mishap.CUT_OFF_DONE,
            Mishap.KEY_REFUSED,
            Mishap.LONG_OUTAGE);

    private final DemoErpTarget erp = DemoErpTarget.start();
    private final Tally tally = new Tally("orders-to-erp, connector demo-erp");

    @TestFactory
    Stream<DynamicTest> every_call_struck_by_every_fault() {
        return Life.all().stream().flatMap(life -> {
            Sheet sheet = tally.undisturbed(erp, life);
            Strikes strikes = new Strikes(sheet);
            FaultTable table = tally.table(life.word(), sheet.calls());
            return ROWS.stream().flatMap(row -> IntStream.range(0, sheet.calls().size())
                    .mapToObj(column ->
                            test(table, life, row.word(), column, cell -> strikes.atCall(cell, row, column + 1))));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_step_struck_by_a_death_and_by_our_own_tables_and_queues() {
        Life life = Life.all().getFirst();
        Sheet sheet = tally.undisturbed(erp, life);
        Strikes strikes = new Strikes(sheet);
        List<String> columns =
                Stream.concat(Stream.of("receive"), sheet.steps().stream()).toList();
        FaultTable table = tally.table("steps of a paid order", columns);
        int claim = columns.indexOf("claim");
        int record = columns.indexOf("record");
        Stream<DynamicTest> deaths = IntStream.range(1, columns.size())
                .mapToObj(column ->
                        test(table, life, "process dies after it", column, cell -> strikes.deathAfter(cell, column)));
        Stream<DynamicTest> ours = Stream.of(Gate.Fault.values())
                .flatMap(fault -> Stream.of(
                        test(table, life, "queue " + fault.word(), 0, cell -> strikes.atQueue(cell, fault)),
                        test(
                                table,
                                life,
                                "ledger " + fault.word(),
                                claim,
                                cell -> strikes.atLedger(cell, "Ledger.claim", fault)),
                        test(
                                table,
                                life,
                                "ledger " + fault.word(),
                                record,
                                cell -> strikes.atLedger(cell, "Ledger.record", fault)),
                        test(
                                table,
                                life,
                                "dead-letter queue " + fault.word(),
                                record,
                                cell -> strikes.atDeadLetterQueue(cell, fault))));
        return Stream.concat(deaths, ours);
    }

    private DynamicTest test(FaultTable table, Life life, String row, int column, Function<Cell, String> strike) {
        return DynamicTest.dynamicTest(
                life.word() + ", " + table.column(column) + ": " + row,
                () -> table.put(row, column, tally.counted(erp, life, strike)));
    }

    @AfterAll
    void the_books_hold_every_order_once_and_come_to_the_same() throws IOException {
        erp.close();
        tally.print("fault-matrix.txt");
        assertThat(erp.turnover()).isEqualByComparingTo(tally.shopTook());
        assertThat(erp.erp().books().snapshot().orders()).hasSize(tally.received());
    }
}
