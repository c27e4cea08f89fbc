package dev.waybill.engine.poll;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The way through a system's changes, page after page. The next page begins at the time at which this one ended, so what changes
 * meanwhile moves ahead of us, not past us. Only where one time has more changes than a page must some be skipped by their number;
 * then a change that moves away shifts the rest under us. So such a page begins with the last row of the one before: if it does not,
 * the rows have shifted, and that time is read again from its start.
 */
final class Walk {
    private final int pageSize;
    private final Set<String> known = new HashSet<>();
    private Instant from;
    private int skip;
    private String last = "";
    private boolean ended;

    /** @param pageSize at least 2, as a row of each page may be known already */
    Walk(Instant from, int pageSize) {
        if (pageSize < 2) {
            throw new IllegalArgumentException("a page has at least 2 rows, but was " + pageSize);
        }
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
        return skip == 0;
    }

    /** Goes on behind a page. */
    void passed(List<Row> page) {
        page.forEach(row -> known.add(row.mark()));
        if (hasShifted(page)) {
            skip = 0;
        } else if (page.size() < pageSize) {
            ended = true;
        } else if (page.getLast().changedAt().isAfter(from)) {
            from = page.getLast().changedAt();
            skip = 0;
        } else {
            skip += page.size() - 1;
            last = page.getLast().mark();
        }
    }

    private boolean hasShifted(List<Row> page) {
        return skip > 0 && (page.isEmpty() || !page.getFirst().mark().equals(last));
    }
}
