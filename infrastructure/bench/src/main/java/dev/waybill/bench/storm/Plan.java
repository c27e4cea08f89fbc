package dev.waybill.bench.storm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the storm does.
 *
 * @param root of the repository
 * @param orders how many, each with one to three states
 * @param kills how often the product's process is killed: one in the burst, one while orders are delivered
 * @param outage how long the ERP cannot be reached
 * @param patience longest wait before anything is tried again, and when a killed process's work is given to another;
 *     empty for as the product has both
 * @param seed decides orders, order of arrival, and which requests the ERP fails
 * @param limit after this much time it is over, whatever is still under way
 */
record Plan(Path root, int orders, int kills, Duration outage, Optional<Duration> patience, long seed, Duration limit) {
    private static final Set<String> NAMES = Set.of("orders", "kills", "outage", "patience", "seed", "limit");
    static final String USAGE = """
            Usage: ./waybill storm [--orders N] [--kills 0..2] [--outage SECONDS] [--patience SECONDS] [--seed N] [--limit MINUTES]
            A burst of orders (default 10000) through the door of a local run, while the ERP errs and is switched off for a
            while (default 30 s) and the product's process is killed (default twice). Ends with 1 if anything was lost,
            came twice or is held without reason. --patience is for short runs: nothing waits longer than that.""";

    /** Reads {@code --name number} pairs. */
    static Plan of(Path root, String... arguments) {
        Map<String, Long> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            boolean known = NAMES.contains(name) && i + 1 < arguments.length && arguments[i + 1].matches("[0-9]{1,9}");
            if (!known) {
                throw new IllegalArgumentException(arguments[i] + " is not understood.\n" + USAGE);
            }
            given.put(name, Long.parseLong(arguments[i + 1]));
        }
        return new Plan(
                root,
                Math.toIntExact(given.getOrDefault("orders", 10_000L)),
                Math.toIntExact(Math.min(given.getOrDefault("kills", 2L), 2)),
                Duration.ofSeconds(given.getOrDefault("outage", 30L)),
                Optional.ofNullable(given.get("patience")).map(Duration::ofSeconds),
                given.getOrDefault("seed", 1L),
                Duration.ofMinutes(given.getOrDefault("limit", 25L)));
    }

    Path folder() {
        return root.resolve("target/storm");
    }
}
