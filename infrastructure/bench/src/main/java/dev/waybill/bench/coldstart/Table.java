package dev.waybill.bench.coldstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What was measured, as a table in Markdown. */
final class Table {
    private final Map<Variant, List<Variant.Run>> runs = new LinkedHashMap<>();

    void add(Variant variant, Variant.Run run) {
        runs.computeIfAbsent(variant, unused -> new ArrayList<>()).add(run);
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                | | package | spawn to first answer: median (least) | processor time: median |
                |---|---|---|---|
                """);
        runs.forEach((variant, measured) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %d ms (%d) | %d ms |%n",
                variant.name(),
                size(variant.bytes()),
                median(measured, Variant.Run::wall),
                sorted(measured, Variant.Run::wall).getFirst(),
                median(measured, Variant.Run::processor))));
        return text.toString();
    }

    private static String size(long bytes) {
        return bytes == 0 ? "" : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static long median(List<Variant.Run> measured, Function<Variant.Run, Duration> which) {
        List<Long> sorted = sorted(measured, which);
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static List<Long> sorted(List<Variant.Run> measured, Function<Variant.Run, Duration> which) {
        return measured.stream().map(which).map(Duration::toMillis).sorted().toList();
    }
}
