package dev.waybill.engine.poll;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the time of an entry of the plan has come.
 *
 * @param known the cursors as they stand
 */
record Due(Map<Polled, Cursor> known, Instant now) {
    boolean is(PollPlan.Entry entry) {
        return Optional.ofNullable(known.get(entry.what()))
                .map(cursor -> is(cursor, entry.every()))
                .orElse(true);
    }

    private boolean is(Cursor cursor, Duration every) {
        Duration interval = cursor.pulse().map(pulse -> pulse.interval(every)).orElse(every);
        return goesOn(cursor)
                || !now.isBefore(cursor.lookedAt().plus(wait(cursor, interval)))
                || isAskedBeforeItIsCalledSilent(cursor)
                || isToldOfASilence(cursor);
    }

    /** What has more to read goes on at once. */
    private static boolean goesOn(Cursor cursor) {
        return cursor.resume().isPresent() && cursor.failure().isEmpty();
    }

    /** What failed is asked again when its time has come, or when it asked for. */
    private static Duration wait(Cursor cursor, Duration every) {
        return cursor.failure()
                .flatMap(Failure::retryAfter)
                .filter(asked -> asked.compareTo(every) > 0)
                .orElse(every);
    }

    private boolean isAskedBeforeItIsCalledSilent(Cursor cursor) {
        return cursor.failure().isEmpty()
                && cursor.pulse().map(pulse -> pulse.mayBeSilent(now)).orElse(false);
    }

    /** The watch does not wait for its time when the system fell silent after it looked. */
    private boolean isToldOfASilence(Cursor cursor) {
        return cursor.of().entity() == EntityKind.WEBHOOK
                && orders(known, cursor.of())
                        .flatMap(Cursor::pulse)
                        .map(pulse -> pulse.fellSilentSince(cursor.lookedAt()))
                        .orElse(false);
    }

    /** The cursor of the orders of a watched system. */
    static Optional<Cursor> orders(Map<Polled, Cursor> known, Polled watch) {
        return Optional.ofNullable(known.get(new Polled(watch.system(), EntityKind.ORDER)));
    }
}
