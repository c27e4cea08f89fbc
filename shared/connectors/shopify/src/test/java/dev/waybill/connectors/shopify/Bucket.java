package dev.waybill.connectors.shopify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Points from which queries are paid; 50 come back each second. */
final class Bucket {
    private static final int PER_SECOND = 50;

    private final Clock clock;
    private final int size;
    private double points;
    private Instant since;

    Bucket(Clock clock, int size, int points) {
        this.clock = clock;
        this.size = size;
        this.points = points;
        this.since = clock.instant();
    }

    int size() {
        return size;
    }

    int now() {
        Instant now = clock.instant();
        points = Math.min(
                size, points + PER_SECOND * Duration.between(since, now).toMillis() / 1000.0);
        since = now;
        return (int) points;
    }

    /** Takes so many, if there are so many. */
    boolean pays(int cost) {
        if (cost > now()) {
            return false;
        }
        points -= cost;
        return true;
    }
}
