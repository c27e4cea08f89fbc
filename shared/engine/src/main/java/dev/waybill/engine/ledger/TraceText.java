package dev.waybill.engine.ledger;

import dev.waybill.domain.failure.Failure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happened to a subject, as support reads it: every operation oldest first, each with its outcome, its steps and
 * what a person does next. Plain text without colour; what foreign systems said cannot control the terminal.
 */
public final class TraceText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** As wide as the longest step, {@code translate-out}, and two spaces. */
    private static final int STEP_WIDTH = 15;

    private TraceText() {}

    /** The whole history: where it stands in each target, then every operation. */
    public static String of(History history) {
        List<String> lines = new ArrayList<>();
        lines.add(history.subject().toString());
        history.links().forEach(link -> lines.add(standing(link)));
        for (Operation operation : history.operations()) {
            lines.add("");
            lines.addAll(lines(operation));
            if (isOpen(history, operation)) {
                lines.add("  then  waybill redrive " + operation.id());
            }
        }
        return String.join("\n", lines);
    }

    /** One operation. */
    public static String of(Operation operation) {
        return String.join("\n", lines(operation));
    }

    private static String standing(Link link) {
        return "  in " + link.target() + ": " + link.state()
                + link.targetRef().map(ref -> " as " + clean(ref.number())).orElse("");
    }

    private static boolean isOpen(History history, Operation operation) {
        return history.links().stream()
                .filter(link -> link.state().isOpen())
                .flatMap(link -> link.latest().stream())
                .anyMatch(latest -> latest.id().equals(operation.id()));
    }

    private static List<String> lines(Operation operation) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(operation));
        lines.add("  received " + time(operation.receivedAt()) + " (topic " + clean(operation.topic()) + "), ended "
                + time(operation.endedAt()) + ", configuration " + operation.landscapeVersion() + ", operation "
                + operation.id());
        operation.steps().forEach(step -> lines.add(step(operation, step)));
        operation.conflicts().forEach(conflict -> lines.add("  kept  " + clean(conflict)));
        operation.failure().ifPresentOrElse(failure -> lines.addAll(failure(failure)), () -> note(operation, lines));
        return lines;
    }

    private static String headline(Operation operation) {
        List<String> parts = new ArrayList<>();
        parts.add(operation.ending().name());
        parts.add(operation.flow());
        parts.add(operation.subject().system() + " → " + operation.target());
        parts.add(operation.subject().toString());
        operation.skipped().ifPresent(reason -> parts.add(reason.name()));
        operation.failure().ifPresent(failure -> parts.add(failure.code().name()));
        if (operation.attempt() > 0) {
            parts.add("attempt " + operation.attempt() + (operation.redriven() ? " (redriven)" : ""));
        }
        parts.add("correlation " + operation.correlation());
        return String.join("  ", parts);
    }

    private static String step(Operation operation, StepTiming step) {
        String status = step.ok()
                ? "ok"
                : operation.failure().map(failure -> failure.kind().name()).orElse("FAILED");
        int width = operation
                .failure()
                .map(failure -> failure.kind().name().length())
                .orElse(2);
        return ("  " + padded(step.step().word(), STEP_WIDTH) + padded(status, width)
                        + String.format(Locale.ROOT, " %6d ms  ", step.took().toMillis()) + clean(step.note()))
                .stripTrailing();
    }

    private static List<String> failure(Failure failure) {
        List<String> lines = new ArrayList<>();
        if (!failure.said().isBlank()) {
            lines.add("  said  " + clean(failure.said()) + " (" + failure.system() + ", " + failure.operation() + ")");
        }
        lines.add("  why   " + clean(failure.why()));
        lines.add("  next  " + clean(failure.next()));
        return lines;
    }

    private static void note(Operation operation, List<String> lines) {
        if (!operation.note().isBlank()) {
            lines.add("  done  " + clean(operation.note()));
        }
    }

    private static String time(Instant at) {
        return TIME.format(at) + " UTC";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }
}
