package dev.waybill.domain.failure;

import dev.waybill.domain.system.SystemId;
import java.time.Duration;
import java.util.Optional;

/**
 * One failure as data. Its sentences are read by support and business people: name values and limits, no jargon,
 * no personal data.
 *
 * @param system where it happened
 * @param operation the verb that failed, such as {@code createOrder}
 * @param said what came back, in their words, capped; empty where nothing came back
 * @param why what that means, with the values concerned
 * @param next what a person does now
 * @param retryAfter the earliest moment the other side wants to hear from us again
 */
public record Failure(
        FailureCode code,
        SystemId system,
        String operation,
        String said,
        String why,
        String next,
        Optional<Duration> retryAfter) {
    private static final int MOST_SAID = 500;

    public Failure {
        said = cap(said);
        why = cap(why);
        next = cap(next);
    }

    public static Failure of(FailureCode code, SystemId system, String operation, String why, String next) {
        return new Failure(code, system, operation, "", why, next, Optional.empty());
    }

    public Failure saying(String text) {
        return new Failure(code, system, operation, text, why, next, retryAfter);
    }

    public Failure retryingAfter(Duration delay) {
        return new Failure(code, system, operation, said, why, next, Optional.of(delay));
    }

    /** {@link #why} for logs, which hold no personal data: not where it may quote what customers wrote. The ledger has it in full. */
    public String whyUnquoted() {
        return kind().mayQuote() ? "it may quote the message, so it is in the ledger only" : why;
    }

    public FailureKind kind() {
        return code.kind();
    }

    private static String cap(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_SAID ? line : line.substring(0, MOST_SAID - 1) + "…";
    }
}
