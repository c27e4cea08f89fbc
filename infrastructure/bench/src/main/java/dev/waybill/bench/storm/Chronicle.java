package dev.waybill.bench.storm;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what happens, with the seconds since the storm began, and keeps it for the report. */
final class Chronicle {
    private final Clock clock;
    private final PrintStream out;
    private final Instant start;
    private final List<String> lines = new ArrayList<>();

    Chronicle(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
        this.start = clock.instant();
    }

    synchronized void note(String what) {
        String line = String.format("%6d s  %s", since().toSeconds(), what);
        lines.add(line);
        out.println(line);
    }

    Duration since() {
        return Duration.between(start, clock.instant());
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
