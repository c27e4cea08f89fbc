package dev.waybill.cli.command;

import dev.waybill.views.Harmless;
import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a command writes: results to {@code out}, remarks and errors to {@code err}; in colour only on a terminal. Words of others
 * cannot steer it: {@link Harmless}.
 */
public record Screen(PrintStream out, PrintStream err, boolean colour) {
    private static final Pattern OUTCOME = Pattern.compile(
            "^(DELIVERED|SKIPPED|HELD|FAILED|WAITING|OPEN|RETRYING|RESOLVED|DISMISSED|REDRIVEN|APPROVED|CORRECTED|REPLAYED|POLLED|RAISED|ok|[+~-])(?= )");
    private static final String PLAIN = "\u001B[0m";

    /** Writes lines; the outcome that a line begins with is coloured. */
    public void say(String text) {
        text.lines().map(Harmless::text).map(this::painted).forEach(out::println);
    }

    public void remark(String text) {
        err.println(Harmless.text(text));
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
