package dev.waybill.engine.circuit;

import dev.waybill.domain.failure.Failure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** How it stands with one system, in one sentence that needs no other. Plain text; what systems said cannot control it. */
public final class CircuitText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private CircuitText() {}

    public static String of(Circuit circuit, Instant now) {
        return switch (circuit.state()) {
            case CLOSED -> circuit.isPaused(now) ? paused(circuit) : usual(circuit);
            case OPEN -> down(circuit) + "; " + next(circuit, now) + ", and what waits for it is carried by itself";
            case PROBING -> down(circuit) + "; one change is asking just now whether it is back, the others wait";
            case RECOVERING ->
                circuit.system() + " works again since " + TIME.format(circuit.since())
                        + "; what waited for it is carried, slowly at first";
        };
    }

    /** {@code erp has not worked since … (DOWN)}: the same in a few words. */
    public static String inShort(Circuit circuit) {
        return circuit.system() + (circuit.isOpen() ? " has not worked" : " cannot be called as usual") + " since "
                + TIME.format(circuit.downSince()) + because(circuit, Failure::code);
    }

    private static String usual(Circuit circuit) {
        return circuit.system() + " is called as usual"
                + circuit.lastOutage()
                        .map(outage -> "; it did not work from " + TIME.format(outage.from()) + " to "
                                + TIME.format(outage.to()))
                        .orElse("");
    }

    private static String paused(Circuit circuit) {
        return circuit.system() + " asked not to be called before " + TIME.format(circuit.notBefore())
                + because(circuit, CircuitText::words) + "; what waits for it is carried by itself then";
    }

    private static String down(Circuit circuit) {
        return circuit.system() + " has not worked since " + TIME.format(circuit.downSince())
                + because(circuit, CircuitText::words);
    }

    private static String next(Circuit circuit, Instant now) {
        return circuit.notBefore().isAfter(now)
                ? "it is asked next at " + TIME.format(circuit.notBefore())
                : "the next change asks it";
    }

    private static String because(Circuit circuit, Function<Failure, Object> words) {
        return circuit.because()
                .map(failure -> " (" + words.apply(failure) + ")")
                .orElse("");
    }

    private static String words(Failure failure) {
        return failure.code() + ": " + failure.why().replaceAll("\\p{Cc}+", " ");
    }
}
