package dev.waybill.engine.cursor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How busy each hour of a week usually is: in how many of its minutes something changed. Minutes and not changes, since an import of
 * a thousand orders is busy for a minute or two, and an order that changes three times in one is no livelier than one that does once.
 *
 * <p>Hours are UTC, so that each has sixty minutes. When clocks are put forward or back, the habits of buyers move by an hour; so
 * {@link #usual} takes an hour for no busier than the quietest of it and its neighbours.
 *
 * @param hundredths 168 numbers, minutes × 100, from Monday 0:00 UTC on
 */
public record Week(List<Integer> hundredths) {
    private static final int HOURS = 7 * 24;

    /** Of a system that was never seen to change. */
    static final Week QUIET = new Week(Collections.nCopies(HOURS, 0));

    public Week {
        if (hundredths.size() != HOURS) {
            throw new IllegalArgumentException("a week has " + HOURS + " hours, but these are " + hundredths.size());
        }
        hundredths = List.copyOf(hundredths);
    }

    /** In how many minutes of the hour around a time something changes, at least, × 100. */
    public int usual(Instant at) {
        int hour = index(at);
        return Math.min(get(hour), Math.min(get(hour + 1), get(hour + HOURS - 1)));
    }

    /** In how many minutes between two times something would usually have changed, × 100. */
    long expected(Instant from, Instant to) {
        long secondsTimesUsual = 0;
        Instant at = from;
        while (at.isBefore(to)) {
            Instant hourEnds = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant until = hourEnds.isBefore(to) ? hourEnds : to;
            secondsTimesUsual += Duration.between(at, until).toSeconds() * usual(at);
            at = until;
        }
        return secondsTimesUsual / Duration.ofHours(1).toSeconds();
    }

    /**
     * After one more of an hour was seen.
     *
     * @param weight one part in so many is the new one's
     */
    Week learned(Instant hour, int busyMinutes, int weight) {
        int index = index(hour);
        List<Integer> next = new ArrayList<>(hundredths);
        next.set(index, next.get(index) + Math.round((busyMinutes * 100 - next.get(index)) / (float) weight));
        return new Week(next);
    }

    private int get(int hour) {
        return hundredths.get(hour % HOURS);
    }

    private static int index(Instant at) {
        OffsetDateTime utc = at.atOffset(ZoneOffset.UTC);
        return (utc.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()) * 24 + utc.getHour();
    }
}
