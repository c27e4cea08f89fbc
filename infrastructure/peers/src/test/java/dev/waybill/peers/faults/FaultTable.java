package dev.waybill.peers.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows are faults, columns are what they struck, cells say what became of it. */
final class FaultTable {
    private final String title;
    private final List<String> columns;
    private final Map<String, Map<Integer, String>> rows = new LinkedHashMap<>();

    FaultTable(String title, List<String> columns) {
        this.title = title;
        this.columns = List.copyOf(columns);
    }

    void put(String row, int column, String outcome) {
        rows.computeIfAbsent(row, missing -> new LinkedHashMap<>()).put(column, outcome);
    }

    String column(int at) {
        return columns.get(at);
    }

    /** As text, each column as wide as its widest cell. */
    String text() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(title));
        head.addAll(columns);
        lines.add(head);
        rows.forEach((word, cells) -> {
            List<String> line = new ArrayList<>(List.of(word));
            for (int column = 0; column < columns.size(); column++) {
                line.add(cells.getOrDefault(column, "-"));
            }
            lines.add(line);
        });
        return aligned(lines);
    }

    private static String aligned(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int at = column;
                int width =
                        lines.stream().mapToInt(it -> it.get(at).length()).max().orElse(0);
                row.append(column == 0 ? "" : " | ")
                        .append(line.get(column))
                        .repeat(" ", width - line.get(column).length());
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
