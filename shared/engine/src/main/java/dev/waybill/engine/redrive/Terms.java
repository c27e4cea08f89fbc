package dev.waybill.engine.redrive;

import java.time.Duration;

/**
 * How many are sent again, and how fast.
 *
 * @param most at most so many in one go
 * @param perSecond at most so many a second
 */
public record Terms(int most, int perSecond) {
    public static final Terms STANDARD = new Terms(1000, 5);

    public Terms {
        if (most < 1 || perSecond < 1) {
            throw new IllegalArgumentException(
                    "limit and rate are at least 1, but were " + most + " and " + perSecond + " per second");
        }
    }

    public Duration spacing() {
        return Duration.ofSeconds(1).dividedBy(perSecond);
    }
}
