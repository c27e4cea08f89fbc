package dev.waybill.peers.faults;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts over all cells, and the tables as they are printed. */
final class Tally {
    private final String title;
    private final AtomicInteger runs = new AtomicInteger(1000);
    private final List<FaultTable> tables = new ArrayList<>();
    private BigDecimal turnover = BigDecimal.ZERO;
    private int orders;

    Tally(String title) {
        this.title = title;
    }

    /** A cell with an order of its own. */
    Cell cell(Target target, Life life) {
        return new Cell(target, life, runs.incrementAndGet());
    }

    FaultTable table(String word, List<String> columns) {
        FaultTable table = new FaultTable(word, columns);
        tables.add(table);
        return table;
    }

    /** A cell that ended well. */
    void counts(Cell cell) {
        orders++;
        turnover = turnover.add(cell.total());
    }

    int orders() {
        return orders;
    }

    /** What the shop took for all orders. */
    BigDecimal turnover() {
        return turnover;
    }

    /** Prints all tables and writes them into a file of the build's folder. */
    void print(String file, BigDecimal booked) throws IOException {
        StringBuilder text = new StringBuilder("Fault matrix: " + title + "\n\n");
        tables.forEach(table -> text.append(table.text()).append('\n'));
        text.append(tables.stream().mapToInt(FaultTable::cells).sum())
                .append(" cells; orders received ")
                .append(orders)
                .append(" = delivered ")
                .append(orders)
                .append(", waiting 0, held 0, failed 0; the shop took ")
                .append(turnover)
                .append(" EUR, the target has ")
                .append(booked)
                .append(" EUR\n");
        System.out.println(text);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve(file), text);
    }
}
