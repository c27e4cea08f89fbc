package dev.waybill.engine.health;

import dev.waybill.domain.system.SystemId;
import java.util.Optional;

/**
 * One value that somebody must know about when it is beyond its threshold.
 *
 * @param system whom it is about, where it is about one
 * @param value in the kind's unit
 * @param raised whether it is beyond the threshold
 * @param sentence what it means, with the value
 * @param next what a person does now; empty while it is not raised
 */
public record Alarm(
        Kind kind,
        Optional<SystemId> system,
        long value,
        long threshold,
        boolean raised,
        String sentence,
        Optional<String> next) {
    /** What is watched. */
    public enum Kind {
        /** Age of the oldest change that is on its way and needs nobody. */
        OLDEST_UNDELIVERED("seconds"),
        /** Letters in the dead-letter queue. */
        DEAD_LETTERS("letters"),
        /** Time that is left to the dead letter which expires first; raised when it is below the threshold. */
        DEAD_LETTER_EXPIRY("seconds"),
        /** For how long a system has not been called. */
        CIRCUIT_OPEN("seconds"),
        /** Age of the oldest thing that waits for a person. */
        HELD_OLDEST("seconds"),
        /** What people were to decide until a time that is over. */
        REVIEW_OVERDUE("reviews");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        public String unit() {
            return unit;
        }
    }
}
