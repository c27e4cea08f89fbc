package dev.waybill.connectors.woocommerce;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a shop is asked for what changed at or after a time.
 *
 * <p>{@code modified_after} is exclusive and knows whole seconds. WordPress reads it as a time of the shop's own zone and
 * writes it out again in that zone, also where it is then compared with UTC (wordpress-develop
 * {@code class-wp-date-query.php}, {@code build_mysql_datetime}; read 2026-11). So a {@code Z} would move it by the shop's
 * offset, and without one it moves if it falls into an hour that the shop's zone leaps over in spring. We do not know
 * the zone: a time that some zone leaps over is asked for from before the leap.
 *
 * @param after what changed later than this is asked for
 * @param exact whether that is all that was wanted, and not more
 */
record AskableTime(Instant after, boolean exact) {
    private static final DateTimeFormatter WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<ZoneRules> ZONES = ZoneId.getAvailableZoneIds().stream()
            .map(zone -> ZoneId.of(zone).getRules())
            .distinct()
            .toList();

    /** @param from inclusive */
    static AskableTime from(Instant from) {
        Instant first = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
        Instant before = first.minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
        Instant earlier = before;
        for (Optional<Instant> leap = leapAt(earlier); leap.isPresent(); leap = leapAt(earlier)) {
            earlier = leap.get().minusSeconds(1);
        }
        return new AskableTime(earlier, earlier.equals(before));
    }

    String text() {
        return WITHOUT_ZONE.format(after);
    }

    /** Where the leap begins, if a clock anywhere leaps over this hour. */
    private static Optional<Instant> leapAt(Instant time) {
        LocalDateTime read = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return ZONES.stream()
                .map(rules -> rules.getTransition(read))
                .filter(Objects::nonNull)
                .filter(ZoneOffsetTransition::isGap)
                .map(leap -> leap.getDateTimeBefore().toInstant(ZoneOffset.UTC))
                .min(Instant::compareTo);
    }
}
