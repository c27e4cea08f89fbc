package dev.waybill.peers.faults;

import dev.waybill.engine.ledger.LinkState;
import dev.waybill.peers.faults.Cell.Sheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Counts over all cells, and the tables as they are printed. */
final class Tally {
    private static final int FIRST_RUN = 1000;

    private final String title;
    private final AtomicInteger runs = new AtomicInteger(FIRST_RUN);
    private final List<FaultTable> tables = new ArrayList<>();
    private BigDecimal shopTook = BigDecimal.ZERO;
    private BigDecimal targetHas = BigDecimal.ZERO;
    private final Map<LinkState, Integer> states = new EnumMap<>(LinkState.class);
    private int inTarget;

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
        try {
            return strike.apply(cell);
        } finally {
            counts(cell);
        }
    }

    private Cell cell(Target target, Life life) {
        return new Cell(target, life, runs.incrementAndGet());
    }

    /** Whatever became of it. */
    private void counts(Cell cell) {
        cell.state().ifPresent(state -> states.merge(state, 1, Integer::sum));
        inTarget += cell.ordersInTarget();
        shopTook = shopTook.add(cell.total());
        targetHas = targetHas.add(cell.booked());
    }

    FaultTable table(String word, List<String> columns) {
        FaultTable table = new FaultTable(word, columns);
        tables.add(table);
        return table;
    }

    /** Orders that the shop sent. */
    int received() {
        return runs.get() - FIRST_RUN;
    }

    /** What the shop took for all orders. */
    BigDecimal shopTook() {
        return shopTook;
    }

    /** Prints all tables and writes them into a file of the build's folder. */
    void print(String file) throws IOException {
        StringBuilder text = new StringBuilder("Fault matrix: " + title + "\n\n");
        tables.forEach(table -> text.append(table.text()).append('\n'));
        int delivered = states.getOrDefault(LinkState.DELIVERED, 0);
        text.append(
                "received %d = delivered %d + other %d; in the target %d; the shop took %s EUR, the target has %s EUR%n"
                        .formatted(received(), delivered, received() - delivered, inTarget, shopTook, targetHas));
        System.out.println(text);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve(file), text);
    }
}
