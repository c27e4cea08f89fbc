package dev.waybill.engine.health;

import java.time.Duration;

/**
 * From where on an alarm is raised.
 *
 * @param undelivered age of the oldest change on its way
 * @param deadLetters so many letters are still all right
 * @param deadLetterLife for how long the dead-letter queue keeps a letter
 * @param expiry with less than that left to a dead letter
 * @param circuitOpen for so long a system may be away
 * @param held age of the oldest thing that waits for a person
 */
public record AlarmLimits(
        Duration undelivered,
        long deadLetters,
        Duration deadLetterLife,
        Duration expiry,
        Duration circuitOpen,
        Duration held) {
    /** 15 minutes, no letter, 14 days of which 4 must be left, 5 minutes, 24 hours. */
    public static AlarmLimits standard() {
        return new AlarmLimits(
                Duration.ofMinutes(15),
                0,
                Duration.ofDays(14),
                Duration.ofDays(4),
                Duration.ofMinutes(5),
                Duration.ofHours(24));
    }
}
