package dev.waybill.engine.poll;

import java.time.Instant;

/**
 * A part of a system's past, by its own clock.
 *
 * @param since inclusive
 * @param until exclusive
 */
public record Span(Instant since, Instant until) {
    public Span {
        if (!since.isBefore(until)) {
            throw new IllegalArgumentException("a span ends after it begins, but was " + since + " to " + until);
        }
    }
}
