package dev.waybill.domain.item;

import java.time.Instant;

/**
 * What a person decided about a change set, or parts of it.
 *
 * @param lines how many lines it was about
 */
public record PriceDecision(Kind kind, String who, String why, Instant at, int lines) {
    /** For people: {@code rejected by anna: too cheap}. */
    public String words() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " by " + who + ": " + why;
    }

    /** What was decided. */
    public enum Kind {
        APPROVED,
        REJECTED,
        UNDONE
    }
}
