package dev.waybill.engine.ledger;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.circuit.CircuitText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The whole history: where it stands in each target, then every operation, and what people did, as it came. */
    public static String of(History history) {
        return of(history, List.of(), Instant.EPOCH);
    }

    /**
     * The same, with what stands between it and its targets.
     *
     * @param circuits of any systems; told are those that keep this subject waiting
     */
    public static String of(History history, List<Circuit> circuits, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(history.subject().toString());
        history.links().forEach(link -> lines.add(standing(link)));
        untried(history).forEach(target -> lines.add("  in " + target + ": WAITING, not tried yet"));
        circuits.stream()
                .filter(circuit -> keepsWaiting(circuit, history, now))
                .forEach(circuit -> lines.add("  " + CircuitText.of(circuit, now)));
        moments(history).forEach(moment -> {
            lines.add("");
            lines.addAll(moment.lines());
        });
        return String.join("\n", lines);
    }

    /** What happened, by when it ended; with one end, in the order of the time-ordered ids. */
    private record Moment(Instant at, String id, List<String> lines) {}

    private static List<Moment> moments(History history) {
        List<Moment> moments = new ArrayList<>();
        for (Operation operation : history.operations()) {
            List<String> lines = lines(operation);
            next(history, operation).ifPresent(lines::add);
            moments.add(new Moment(operation.endedAt(), operation.id().value(), lines));
        }
        history.interventions()
                .forEach(done -> moments.add(new Moment(done.at(), done.id().value(), lines(done))));
        moments.sort(Comparator.comparing(Moment::at).thenComparing(Moment::id));
        return moments;
    }

    /** Targets of which only a line of history speaks: the change arrived, and waits for its circuit. */
    private static List<SystemId> untried(History history) {
        Set<SystemId> tried = history.links().stream().map(Link::target).collect(Collectors.toSet());
        return history.operations().stream()
                .filter(operation -> operation.ending() == Ending.WAITING)
                .map(Operation::target)
                .filter(target -> !tried.contains(target))
                .distinct()
                .toList();
    }

    private static boolean keepsWaiting(Circuit circuit, History history, Instant now) {
        boolean called = circuit.state() == CircuitState.CLOSED && !circuit.isPaused(now);
        return !called
                && Stream.concat(
                                history.links().stream().map(Link::target),
                                history.operations().stream().map(Operation::target))
                        .anyMatch(circuit.system()::equals);
    }

    /** One operation. */
    public static String of(Operation operation) {
        return String.join("\n", lines(operation));
    }

    private static String standing(Link link) {
        return "  in " + link.target() + ": " + link.state()
                + link.targetRef().map(ref -> " as " + clean(ref.number())).orElse("")
                + (link.state().isOpen() && link.opened().isEmpty() ? ", dismissed" : "")
                + link.erased()
                        .map(receipt -> ", erased on request (receipt " + clean(receipt) + ")")
                        .orElse("");
    }

    /** What can be done about an operation that waits to be settled. */
    private static Optional<String> next(History history, Operation operation) {
        return history.links().stream()
                .filter(link -> link.opened().map(Opened::by).equals(Optional.of(operation.id())))
                .map(link -> link.state().isOpen()
                                && link.opened().flatMap(Opened::retriedAt).isEmpty()
                        ? "  then  waybill " + verb(operation) + " " + operation.id()
                        : "  then  nothing now: it is being tried again")
                .findFirst();
    }

    private static String verb(Operation operation) {
        return operation
                        .failure()
                        .filter(failure -> failure.code().isApprovable())
                        .isPresent()
                ? "approve"
                : "redrive";
    }

    private static List<String> lines(Intervention done) {
        List<String> lines = new ArrayList<>();
        lines.add(done.kind() + "  by " + clean(done.who()) + "  " + time(done.at())
                + done.about().map(operation -> "  operation " + operation).orElse("") + " → " + done.target());
        lines.add("  why   " + clean(done.why()));
        if (!done.what().isBlank()) {
            lines.add("  what  " + clean(done.what()));
        }
        if (done.kind() == Intervention.Kind.CORRECTED) {
            lines.add("  see   waybill message " + done.operation() + " --correction " + done.id());
        }
        return lines;
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
        String label = failure.code() == FailureCode.CIRCUIT_OPEN ? "  waits " : "  why   ";
        lines.add(label + clean(failure.why()));
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
