package dev.waybill.cli.command;

import dev.waybill.cli.target.UsageException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as people type it; always UTC, as in every answer. */
final class Moment {
    private static final Pattern AGO = Pattern.compile("(\\d{1,5}) ?(m|min|h|d)");

    private Moment() {}

    /** {@code 2026-11-23}, {@code 2026-11-23 08:00}, {@code 2026-11-23T08:00:00Z}, or ago: {@code 30m}, {@code 2h}, {@code 3d}. */
    static Instant of(String option, String typed, Instant now) {
        String text = typed.strip();
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(span(Integer.parseInt(ago.group(1)), ago.group(2)));
        }
        try {
            if (text.length() == "2026-11-23".length()) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            String plain = text.replaceAll(" ?(UTC|Z)$", "").replace(' ', 'T');
            return LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new UsageException(
                    option + " is a time such as 2026-11-23, \"2026-11-23 08:00\" (UTC) or 2h (ago), but was '"
                            + Plain.text(typed) + "'");
        }
    }

    private static Duration span(int number, String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
