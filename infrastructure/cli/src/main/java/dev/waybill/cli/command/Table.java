package dev.waybill.cli.command;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, each column as wide as what is in it: nothing is cut off. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final String margin;

    Table(String... headings) {
        this("", List.of(headings));
    }

    private Table(String margin, List<String> headings) {
        this.margin = margin;
        rows.add(headings);
    }

    /** Set in from the margin, as part of something. */
    static Table inset(String... headings) {
        return new Table(GAP, List.of(headings));
    }

    void row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("expected " + rows.getFirst().size() + " cells but was " + cells.length);
        }
        rows.add(List.of(cells).stream().map(Plain::text).toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(margin);
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column))
                        .append(" ".repeat(width(column) - row.get(column).length()))
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
