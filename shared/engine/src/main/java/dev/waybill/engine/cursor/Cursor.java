package dev.waybill.engine.cursor;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.ownership.EntityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a system's changes were read. All places are times of the system's own clock, which may differ from ours.
 *
 * <p>A system shows a change some time after the time it gives it (a long transaction, a slow replica), and gives one time to many
 * changes. So each look begins {@link #OVERLAP} before the last change seen, and what was seen there already is remembered
 * and left out.
 *
 * @param version counts its writes, for compare-and-set
 * @param reached time of the latest change seen, but never ahead of our own clock: one change dated into the future must not
 *     hide those that come before it
 * @param resume from when to go on, if the last look ended before it had seen all
 * @param seen what was seen in the overlap: a mark of the change, and its time
 * @param lookedAt when it was last looked at, by our clock
 * @param failure why the last look failed; empty if it did not
 * @param pulse of orders only
 */
public record Cursor(
        Polled of,
        long version,
        Instant reached,
        Optional<Instant> resume,
        Map<String, Instant> seen,
        Instant lookedAt,
        Optional<Failure> failure,
        Optional<Pulse> pulse) {
    /** How late a change may appear; Tryton showed rows 6 s after their time, WooCommerce's own queue is slower. */
    public static final Duration OVERLAP = Duration.ofMinutes(5);

    /** The first look goes back so far: clocks differ by less, and what was before Waybill is not its business. */
    public static final Duration FIRST_LOOK = Duration.ofHours(1);

    /** More are not remembered. What is forgotten is queued again, which the ledger recognises. */
    static final int MOST_SEEN = 500;

    public Cursor {
        seen = Map.copyOf(seen);
    }

    /** For what was never looked at. */
    public static Cursor first(Polled of, Instant now) {
        Instant reached = now.minus(FIRST_LOOK).plus(OVERLAP);
        Optional<Pulse> pulse = of.entity() == EntityKind.ORDER ? Optional.of(Pulse.beginning(now)) : Optional.empty();
        return new Cursor(of, 0, reached, Optional.empty(), Map.of(), now, Optional.empty(), pulse);
    }

    /** From when to read. */
    public Instant start() {
        return resume.orElseGet(() -> reached.minus(OVERLAP));
    }

    /** Whether this state was seen in the overlap. */
    public boolean hasSeen(String mark) {
        return seen.containsKey(mark);
    }

    /**
     * After a page was read and queued.
     *
     * @param news marks of what was on it, and their times
     * @param next from when to go on; empty if there is no more
     * @param began when the look began, by our clock
     */
    public Cursor after(Map<String, Instant> news, Optional<Instant> next, Instant began) {
        Instant latest = news.values().stream().max(Comparator.naturalOrder()).orElse(reached);
        Instant bounded = latest.isAfter(began) ? began : latest;
        Instant now = bounded.isAfter(reached) ? bounded : reached;
        Map<String, Instant> all = new HashMap<>(seen);
        all.putAll(news);
        return new Cursor(of, version + 1, now, next, remembered(all, now), began, Optional.empty(), pulse);
    }

    /**
     * Whether the last look stopped within reach of the present. What appears late behind the place where it stopped is passed by
     * without being seen; only what appears behind the place where it began is read again.
     */
    public boolean isPausedNearNow() {
        return resume.map(place -> !place.isBefore(lookedAt.minus(OVERLAP))).orElse(false);
    }

    /** The same, but the next look that begins anew begins as far back as from that place. */
    public Cursor reachingOnly(Instant place) {
        return new Cursor(of, version, place, resume, seen, lookedAt, failure, pulse);
    }

    /** The same with what its changes tell about the system. */
    public Cursor feeling(Optional<Pulse> next) {
        return new Cursor(of, version, reached, resume, seen, lookedAt, failure, next);
    }

    /** After a look that failed: the place stays. */
    public Cursor failed(Failure why, Instant now) {
        return new Cursor(of, version + 1, reached, resume, seen, now, Optional.of(why), pulse);
    }

    private static Map<String, Instant> remembered(Map<String, Instant> all, Instant reached) {
        List<Map.Entry<String, Instant>> latest = all.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(reached.minus(OVERLAP)))
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .limit(MOST_SEEN)
                .toList();
        Map<String, Instant> kept = new HashMap<>();
        latest.forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }
}
