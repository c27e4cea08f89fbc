package dev.waybill.domain.system;

import java.util.regex.Pattern;

/** Names one running system, such as {@code shop-es}: lower-case letters, digits and hyphens, at most 40 characters. */
public record SystemId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    public SystemId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a system name has lower-case letters, digits and hyphens (at most 40), but was '" + value + "'");
        }
    }

    /** Whether the text could name a system; what is not even a name cannot be one. */
    public static boolean isName(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
