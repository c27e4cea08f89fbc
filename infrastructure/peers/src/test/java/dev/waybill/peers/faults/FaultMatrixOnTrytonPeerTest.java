package dev.waybill.peers.faults;

import dev.waybill.peers.faults.Cell.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Orders into a real Tryton over real sockets: every write struck by the faults that can double or lose it, every read by one of
 * all faults in turn. A cell takes seconds, so not every read meets every fault; the demo ERP's matrix does that.
 */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixOnTrytonPeerTest {
    private static final List<Mishap> ON_WRITES = List.of(
            Mishap.CONNECTION_REFUSED,
            Mishap.SILENT_NOT_DONE,
            Mishap.SILENT_DONE,
            Mishap.RESET_AMID,
            Mishap.BUSY,
            Mishap.BROKEN_DONE,
            Mishap.CUT_OFF_DONE,
            Mishap.SESSION_ENDED);

    private static final List<Mishap> ON_READS = List.of(
            Mishap.KEY_REFUSED,
            Mishap.NAME_UNKNOWN,
            Mishap.SESSION_ENDED,
            Mishap.SILENT_NOT_DONE,
            Mishap.RESET_BEFORE,
            Mishap.DOWN,
            Mishap.PAGE_NOT_DONE,
            Mishap.DRIP,
            Mishap.CUT_OFF_NOT_DONE,
            Mishap.RESET_AFTER,
            Mishap.BROKEN_NOT_DONE,
            Mishap.BUSY);

    private static final List<Mishap> ON_CHANGES = List.of(Mishap.SILENT_DONE, Mishap.PAGE_DONE, Mishap.SESSION_ENDED);

    private final TrytonTarget tryton = TrytonTarget.start(Path.of("target/peer-faults"));
    private final Tally tally = new Tally("orders-to-erp, connector tryton, a real Tryton");

    @TestFactory
    Stream<DynamicTest> every_write_of_a_paid_order_struck_by_what_could_double_or_lose_it() {
        return writes(Life.all().getFirst(), ON_WRITES, "");
    }

    @TestFactory
    Stream<DynamicTest> changes_struck_as_well() {
        return Stream.concat(
                writes(Life.all().get(1), ON_CHANGES, "reviseOrder"),
                writes(Life.all().get(2), ON_CHANGES, ""));
    }

    @TestFactory
    Stream<DynamicTest> every_read_of_a_paid_order_struck_by_one_of_all_faults() {
        Life life = Life.all().getFirst();
        Sheet sheet = tally.undisturbed(tryton, life);
        FaultTable table = tally.table("reads of " + life.word(), List.of("struck by", "outcome"));
        return IntStream.range(0, sheet.calls().size())
                .filter(call -> !sheet.writes().contains(call))
                .mapToObj(call -> DynamicTest.dynamicTest(sheet.calls().get(call), () -> {
                    Mishap mishap = ON_READS.get(call % ON_READS.size());
                    String row = (call + 1) + " " + sheet.calls().get(call);
                    table.put(row, 0, mishap.word());
                    table.put(row, 1, tally.counted(tryton, life, cell -> new Strikes(sheet)
                            .atCall(cell, mishap, call + 1)));
                }));
    }

    private Stream<DynamicTest> writes(Life life, List<Mishap> rows, String only) {
        Sheet sheet = tally.undisturbed(tryton, life);
        List<Integer> writes = new ArrayList<>(sheet.writes());
        writes.removeIf(call -> !sheet.calls().get(call).endsWith(only));
        FaultTable table =
                tally.table(life.word(), writes.stream().map(sheet.calls()::get).toList());
        return rows.stream().flatMap(row -> IntStream.range(0, writes.size())
                .mapToObj(column -> DynamicTest.dynamicTest(
                        life.word() + ", " + table.column(column) + ": " + row.word(),
                        () -> table.put(row.word(), column, tally.counted(tryton, life, cell -> new Strikes(sheet)
                                .atCall(cell, row, writes.get(column) + 1))))));
    }

    @AfterAll
    void stop() throws IOException {
        tally.print("fault-matrix-tryton.txt");
        tryton.close();
    }
}
