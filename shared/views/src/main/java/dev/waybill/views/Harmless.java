package dev.waybill.views;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of others, so that they cannot steer a terminal: a control or invisible character, such as the one that turns the direction of
 * writing, is shown as its number, in the spelling of JSON, so that output for machines stays the same.
 */
public final class Harmless {
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\n\t]]");

    private Harmless() {}

    public static String text(String foreign) {
        return STEERING.matcher(foreign).replaceAll(found -> found.group()
                .chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
                .collect(Collectors.joining()));
    }
}
