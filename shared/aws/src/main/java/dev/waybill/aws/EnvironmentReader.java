package dev.waybill.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a function's environment variables; remembers everything that is wrong, so that it can be said at once. */
public final class EnvironmentReader {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    public EnvironmentReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The text; a missing one is a problem. */
    public String text(String name) {
        String value = given(name);
        if (value.isEmpty()) {
            problems.add(name + " is not set");
        }
        return value;
    }

    /** The text, which may be left empty. */
    public String given(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /** A duration with its unit: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}. */
    public Duration duration(String name, Duration byDefault) {
        String value = given(name);
        if (value.isEmpty()) {
            return byDefault;
        }
        Matcher parts = DURATION.matcher(value);
        if (!parts.matches()) {
            problems.add(name + " must be a duration such as 60s, but is '" + value + "'");
            return byDefault;
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /**
     * To be called when everything was read.
     *
     * @throws IllegalStateException with all problems, so that the function does not start half set up
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the function's environment is not right: " + String.join("; ", problems));
        }
    }
}
