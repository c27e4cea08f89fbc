package dev.waybill.domain.system;

import java.util.regex.Pattern;

/** Names one or several systems: an exact name, or a name with {@code *} for "any characters", such as {@code shop-*}. */
public record SystemPattern(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9*]([a-z0-9*-]{0,38}[a-z0-9*])?");

    public SystemPattern {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a system pattern has lower-case letters, digits, hyphens and *, but was '" + value + "'");
        }
    }

    public boolean matches(SystemId system) {
        return value.equals(system.value()) || asRegex().matcher(system.value()).matches();
    }

    /** An exact name is more specific than a pattern; among patterns, the one with more fixed characters. */
    public int specificity() {
        int fixed = value.replace("*", "").length();
        return value.contains("*") ? fixed : fixed + 1000;
    }

    private Pattern asRegex() {
        return Pattern.compile(value.replace("*", ".*"));
    }

    @Override
    public String toString() {
        return value;
    }
}
