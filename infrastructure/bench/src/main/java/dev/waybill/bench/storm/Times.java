package dev.waybill.bench.storm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long something took, over many times: the value that so many percent did not exceed. */
record Times(List<Duration> sorted) {
    static Times of(List<Duration> all) {
        return new Times(all.stream().sorted().toList());
    }

    /** Nearest rank; zero of nothing. */
    Duration percentile(int percent) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    String words() {
        return "p50 " + words(percentile(50)) + ", p95 " + words(percentile(95)) + ", p99 " + words(percentile(99))
                + ", max " + words(percentile(100));
    }

    private static String words(Duration time) {
        return time.toMillis() < 10_000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
