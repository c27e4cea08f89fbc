package dev.waybill.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them; always UTC, as in logs. */
final class When {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private When() {}

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    static String second(Instant at) {
        return SECOND.format(at);
    }

    /** {@code 3 d 4 h}, {@code 2 h 5 min}, {@code 15 min}, {@code 20 s}. */
    static String span(Duration time) {
        if (time.toDays() > 0) {
            return parts(time.toDays() + " d", time.toHoursPart(), " h");
        }
        if (time.toHours() > 0) {
            return parts(time.toHours() + " h", time.toMinutesPart(), " min");
        }
        return time.toMinutes() > 0
                ? parts(time.toMinutes() + " min", time.toSecondsPart(), " s")
                : time.toSeconds() + " s";
    }

    private static String parts(String large, int small, String unit) {
        return small == 0 ? large : large + " " + small + unit;
    }
}
