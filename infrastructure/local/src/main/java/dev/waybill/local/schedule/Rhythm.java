package dev.waybill.local.schedule;

import java.time.Duration;
import java.time.Instant;

/** Moments at an even distance, the first at the beginning. */
record Rhythm(Instant first, Duration every) {
    Rhythm {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("a rate of " + every + " is none");
        }
    }

    /** The first of its moments that lies after this one: what was missed is not made up for. */
    Instant after(Instant moment) {
        if (moment.isBefore(first)) {
            return first;
        }
        long passed = Duration.between(first, moment).dividedBy(every);
        return first.plus(every.multipliedBy(passed + 1));
    }
}
