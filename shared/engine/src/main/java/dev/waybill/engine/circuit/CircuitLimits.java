package dev.waybill.engine.circuit;

import java.time.Duration;

/**
 * When a circuit opens, and how it closes again.
 *
 * @param window failures further apart than this have nothing to do with each other
 * @param failuresInARow so many that one instance saw one after the other open it
 * @param failures so many failures within the window open it if they are at least three of four calls
 * @param firstProbe after this a first delivery asks whether the system is back; doubling with each one that fails
 * @param longestProbe at the longest
 * @param recovery for how long what waited flows at a bounded rate once the system answers
 * @param firstRate deliveries per second at first, all function instances together
 * @param doubling after this the rate doubles
 * @param burst how far ahead of an even flow deliveries may run, as they come in batches
 */
public record CircuitLimits(
        Duration window,
        int failuresInARow,
        int failures,
        Duration firstProbe,
        Duration longestProbe,
        Duration recovery,
        int firstRate,
        Duration doubling,
        Duration burst) {
    /** 8 in a row, or 8 and more in a minute that are three quarters of all; probes after 10 s to 5 min; 5 a second doubling every 20 s for 2 minutes. */
    public static CircuitLimits standard() {
        return new CircuitLimits(
                Duration.ofMinutes(1),
                8,
                8,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                5,
                Duration.ofSeconds(20),
                Duration.ofSeconds(2));
    }

    /** The wait before the next probe; {@code failed} is how many failed in a row. */
    Duration probeAfter(int failed) {
        Duration doubled = firstProbe.multipliedBy(1L << Math.min(failed, 20));
        return doubled.compareTo(longestProbe) <= 0 ? doubled : longestProbe;
    }

    /** The distance of two deliveries, so long after the system answered again. */
    Duration spacing(Duration sinceAnswered) {
        long doublings = Math.min(sinceAnswered.dividedBy(doubling), 20);
        return Duration.ofSeconds(1).dividedBy(firstRate * (1L << doublings));
    }
}
