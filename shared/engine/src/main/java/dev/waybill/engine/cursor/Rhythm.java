package dev.waybill.engine.cursor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/**
 * When a system usually has changes to tell, learned from the changes themselves, and whether its silence is longer than that. All
 * times are by our own clock: a change is taken to have happened after the look that did not see it yet.
 *
 * @param since when learning began
 * @param readTo up to when the system was read
 * @param busy in how many minutes of the hour of {@code last} something changed
 * @param last the latest change, or when learning began
 * @param week what is usual
 */
public record Rhythm(Instant since, Instant readTo, int busy, Instant last, Week week) {
    /**
     * A silence in which so many busy minutes are missing is no chance: by chance alone it is one gap in nine million (e^16). Of
     * simulated shops with 0.2 to 50 orders an hour, night, Sundays and summer time, none was called silent in 160 years; where each
     * day is livelier or duller than usual by a third, one in 20 years was. With 12 it is once a year ({@code SilenceLawsTest}).
     */
    static final int IMPLAUSIBLE = 16;

    /** Before that, nothing is usual. */
    static final Duration APPRENTICESHIP = Duration.ofDays(14);

    /** The latest week is one part in so many of what is usual: a season is followed within a month or two. */
    private static final int MEMORY = 4;

    static Rhythm beginning(Instant now) {
        return new Rhythm(now, now, 0, now, Week.QUIET);
    }

    /**
     * After more was read.
     *
     * @param changes when each change happened that was not known before, by the system's clock
     * @param upTo by our clock; nothing from before it was left unread
     */
    public Rhythm read(Collection<Instant> changes, Instant upTo) {
        Rhythm rhythm = this;
        for (Instant change : changes.stream().sorted().toList()) {
            Instant notAfter = change.isAfter(upTo) ? upTo : change;
            rhythm = rhythm.saw(notAfter.isBefore(rhythm.readTo) ? rhythm.readTo : notAfter);
        }
        return rhythm.readTo.isBefore(upTo) ? new Rhythm(since, upTo, rhythm.busy, rhythm.last, rhythm.week) : rhythm;
    }

    /** Whether nothing changed for so long before that time that it cannot be chance. */
    public boolean isSilent(Instant at) {
        return !at.isBefore(since.plus(APPRENTICESHIP)) && missing(at) >= IMPLAUSIBLE;
    }

    /** In how many minutes since the latest change something would usually have changed. */
    public int missing(Instant at) {
        return Math.toIntExact(Math.min(week.expected(last, at) / 100, Integer.MAX_VALUE));
    }

    private Rhythm saw(Instant at) {
        if (hour(at).equals(hour(last))) {
            boolean sameMinute = busy > 0 && minute(at).equals(minute(last));
            return new Rhythm(since, at, sameMinute ? busy : busy + 1, at, week);
        }
        return new Rhythm(since, at, 1, at, learnedUntil(at));
    }

    /** An hour is learned when the next change comes: of a silence that was no chance, nothing is. */
    private Week learnedUntil(Instant at) {
        Week learned = week.learned(last, busy, weight(last));
        Instant learnUntil = isSilent(at) ? last : hour(at);
        Instant quiet = hour(last).plus(1, ChronoUnit.HOURS);
        while (quiet.isBefore(learnUntil)) {
            learned = learned.learned(quiet, 0, weight(quiet));
            quiet = quiet.plus(1, ChronoUnit.HOURS);
        }
        return learned;
    }

    /** Of the first weeks, each counts the same. */
    private int weight(Instant at) {
        return (int) Math.min(MEMORY, Duration.between(since, at).toDays() / 7 + 1);
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
