package dev.waybill.config.rule;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lengths of time as they are written: {@code 48h}. */
final class Times {
    private static final Pattern TIME = Pattern.compile("[1-9][0-9]{0,3}[smhd]");

    private Times() {}

    /** Empty if it is none. */
    static Optional<Duration> of(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        return Optional.of(Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper));
    }
}
