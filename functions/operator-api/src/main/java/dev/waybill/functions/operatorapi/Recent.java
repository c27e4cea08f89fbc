package dev.waybill.functions.operatorapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One answer for all who ask within a while: for what is dear to find, the same for everybody, and changes in minutes. */
final class Recent<T> {
    private final Supplier<T> finding;
    private final Duration lasts;
    private final Clock clock;
    private @Nullable Found<T> last;

    Recent(Supplier<T> finding, Duration lasts, Clock clock) {
        this.finding = finding;
        this.lasts = lasts;
        this.clock = clock;
    }

    private record Found<T>(T what, Instant until) {}

    synchronized T get() {
        Instant now = clock.instant();
        Found<T> found = last;
        if (found == null || !now.isBefore(found.until())) {
            found = new Found<>(finding.get(), now.plus(lasts));
            last = found;
        }
        return found.what();
    }
}
