package dev.waybill.engine.poll;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The way through a system's changes, page after page. The next page begins at the time at which this one ended, so what changes
 * meanwhile moves ahead of us, not past us. Only where one time has more changes than a page must some be skipped by their number;
 * then a change that moves away shifts the rest, so such a time is read again until nothing on it is new.
 */
final class Walk {
    private final int pageSize;
    private final Set<String> known = new HashSet<>();
    private Instant from;
    private int skip;
    private boolean news;
    private boolean repeating;
    private boolean ended;

    Walk(Instant from, int pageSize) {
        this.from = from;
        this.pageSize = pageSize;
    }

    Instant from() {
        return from;
    }

    int skip() {
        return skip;
    }

    boolean hasPassed(Row row) {
        return known.contains(row.mark());
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether stopping here and coming back to {@link #from} repeats no more than a page. */
    boolean mayPause() {
        return skip == 0 && !repeating;
    }

    /** Goes on behind a page. */
    void passed(List<Row> page) {
        boolean skipping = skip > 0;
        for (Row row : page) {
            news |= known.add(row.mark());
        }
        boolean full = page.size() == pageSize;
        if (full && !page.getLast().changedAt().isAfter(from)) {
            skip += page.size();
        } else {
            repeating = skipping && news;
            ended = !full && !repeating;
            from = full && !repeating ? page.getLast().changedAt() : from;
            skip = 0;
            news = false;
        }
    }
}
