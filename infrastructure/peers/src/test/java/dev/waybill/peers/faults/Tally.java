package dev.waybill.peers.faults;

import dev.waybill.peers.faults.Cell.Sheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Counts over all cells, and the tables as they are printed. */
final class Tally {
    private final String title;
    private final AtomicInteger runs = new AtomicInteger(1000);
    private final List<FaultTable> tables = new ArrayList<>();
    private BigDecimal shopTook = BigDecimal.ZERO;
    private BigDecimal targetHas = BigDecimal.ZERO;
    private int orders;

    Tally(String title) {
        this.title = title;
    }

    /** What a delivery looks like that nothing strikes. */
    Sheet undisturbed(Target target, Life life) {
        Cell cell = cell(target, life);
        Sheet sheet = cell.undisturbed();
        counts(cell);
        return sheet;
    }

    /** Strikes an order of its own; counted if it ends well. */
    String counted(Target target, Life life, Function<Cell, String> strike) {
        Cell cell = cell(target, life);
        String outcome = strike.apply(cell);
        counts(cell);
        return outcome;
    }

    private Cell cell(Target target, Life life) {
        return new Cell(target, life, runs.incrementAndGet());
    }

    private void counts(Cell cell) {
        orders++;
        shopTook = shopTook.add(cell.total());
        targetHas = targetHas.add(cell.booked());
    }

    FaultTable table(String word, List<String> columns) {
        FaultTable table = new FaultTable(word, columns);
        tables.add(table);
        return table;
    }

    int orders() {
        return orders;
    }

    /** What the shop took for all orders. */
    BigDecimal shopTook() {
        return shopTook;
    }

    /** Prints all tables and writes them into a file of the build's folder. */
    void print(String file) throws IOException {
        StringBuilder text = new StringBuilder("Fault matrix: " + title + "\n\n");
        tables.forEach(table -> text.append(table.text()).append('\n'));
        text.append(orders)
                .append(" orders, each once in the target: received ")
                .append(orders)
                .append(" = delivered ")
                .append(orders)
                .append(" + held 0 + failed 0 + skipped 0, waiting 0; the shop took ")
                .append(shopTook)
                .append(" EUR, the target has ")
                .append(targetHas)
                .append(" EUR\n");
        System.out.println(text);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve(file), text);
    }
}
