package dev.waybill.cli.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a command writes: results to {@code out}, remarks and errors to {@code err}; in colour only on a terminal. Words of others
 * cannot steer it: a control or invisible character, such as the one that turns the direction of writing, is shown as its number, in
 * the spelling of JSON, so that output for machines stays the same.
 */
public record Screen(PrintStream out, PrintStream err, boolean colour) {
    private static final Pattern OUTCOME = Pattern.compile(
            "^(DELIVERED|SKIPPED|HELD|FAILED|WAITING|OPEN|RETRYING|RESOLVED|DISMISSED|REDRIVEN|CORRECTED|RAISED|ok|[+~-])(?= )");
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\n\t]]");
    private static final String PLAIN = "\u001B[0m";

    /** Writes lines; the outcome that a line begins with is coloured. */
    public void say(String text) {
        text.lines().map(Screen::harmless).map(this::painted).forEach(out::println);
    }

    public void remark(String text) {
        err.println(harmless(text));
    }

    static String harmless(String text) {
        return STEERING.matcher(text).replaceAll(found -> found.group()
                .chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
                .collect(Collectors.joining()));
    }

    private String painted(String line) {
        Matcher outcome = OUTCOME.matcher(line);
        return colour && outcome.find()
                ? paint(outcome.group(1)) + outcome.group(1) + PLAIN + line.substring(outcome.end())
                : line;
    }

    private static String paint(String outcome) {
        return switch (outcome) {
            case "DELIVERED", "RESOLVED", "ok", "+" -> "\u001B[32m";
            case "HELD", "WAITING", "RETRYING", "~" -> "\u001B[33m";
            case "FAILED", "OPEN", "RAISED", "-" -> "\u001B[31m";
            default -> "\u001B[2m";
        };
    }
}
