package dev.waybill.peers.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.peers.faults.Cell.Sheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
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
            Mishap.KEY_REFUSED);

    private final DemoErpTarget erp = DemoErpTarget.start();
    private final Tally tally = new Tally("orders-to-erp, connector demo-erp");

    @TestFactory
    Stream<DynamicTest> every_call_struck_by_every_fault() {
        return Life.all().stream().flatMap(life -> {
            Cell first = tally.cell(erp, life);
            Sheet sheet = first.undisturbed();
            tally.counts(first);
            FaultTable table = tally.table(life.word(), sheet.calls());
            return ROWS.stream().flatMap(row -> IntStream.range(0, sheet.calls().size())
                    .mapToObj(column -> DynamicTest.dynamicTest(
                            life.word() + ", " + sheet.calls().get(column) + ": " + row.word(), () -> {
                                Cell cell = tally.cell(erp, life);
                                table.put(row.word(), column, cell.suffers(row, column + 1, sheet));
                                tally.counts(cell);
                            })));
        });
    }

    @AfterAll
    void the_books_hold_every_order_once_and_come_to_the_same() throws IOException {
        erp.close();
        BigDecimal booked = erp.turnover();
        tally.print("fault-matrix.txt", booked);
        assertThat(booked).isEqualByComparingTo(tally.turnover());
        assertThat(erp.erp().books().snapshot().orders()).hasSize(tally.orders());
    }
}
