package dev.waybill.local.day;

import dev.waybill.views.Harmless;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/** Where the demo talks to people. What shops and ERPs say cannot steer it. */
final class Screen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int WIDTH = 118;

    private final PrintStream out;
    private final Clock clock;

    Screen(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void title(String text) {
        out.println();
        print(text);
        print("─".repeat(Math.min(WIDTH, text.length())));
    }

    void line(String text) {
        print(text);
    }

    /** The time that it shows. */
    Instant now() {
        return clock.instant();
    }

    /** Something that just happened. */
    void event(String who, String what) {
        print("  " + TIME.format(clock.instant().atZone(ZoneId.systemDefault())) + "  " + padded(who, 18) + "  "
                + what);
    }

    /** A sentence under a heading word, broken at the width of the screen. */
    void paragraph(String word, String text) {
        String indent = " ".repeat(8);
        StringBuilder line = new StringBuilder("    " + padded(word, 4));
        for (String part : text.split(" ", -1)) {
            if (line.length() + part.length() > WIDTH && line.length() > indent.length()) {
                print(line.toString().stripTrailing());
                line = new StringBuilder(indent.substring(1));
            }
            line.append(' ').append(part);
        }
        print(line.toString().stripTrailing());
    }

    /** Rows in columns as wide as their widest cell. */
    void table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int column = 0; column < widths.length; column++) {
                line.append(' ').append(padded(row.get(column), widths[column])).append(' ');
            }
            print(line.toString().stripTrailing());
        }
    }

    private void print(String line) {
        out.println(Harmless.text(line));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
