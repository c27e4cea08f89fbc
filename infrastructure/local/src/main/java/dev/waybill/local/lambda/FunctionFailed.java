package dev.waybill.local.lambda;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of a function that ended without an answer. */
public final class FunctionFailed extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String TIMED_OUT = "Sandbox.Timedout";

    private final Optional<Said> lambda;

    /** What Lambda itself says, where it was Lambda that ended the call. */
    private record Said(String type, String words) {}

    private FunctionFailed(String sentence, Optional<Said> lambda, @Nullable Throwable cause) {
        super(sentence, cause);
        this.lambda = lambda;
    }

    /** It threw, or could not be made. */
    FunctionFailed(String sentence, Throwable cause) {
        this(sentence, Optional.empty(), cause);
    }

    static FunctionFailed timedOut(String function, String request, Duration after, Throwable cause) {
        String words = "Task timed out after " + after.toSeconds() + ".00 seconds";
        return new FunctionFailed(
                function + ": " + words,
                Optional.of(new Said(TIMED_OUT, "RequestId: " + request + " Error: " + words)),
                cause);
    }

    /** It answered, but more than is handed on. */
    static FunctionFailed saidTooMuch(String function, int most) {
        String words = "Response payload size exceeded maximum allowed payload size (" + most + " bytes).";
        return new FunctionFailed(
                function + ": " + words, Optional.of(new Said("Function.ResponseSizeTooLarge", words)), null);
    }

    /** Whether it was given up because its time was over. */
    public boolean timedOut() {
        return lambda.filter(said -> said.type().equals(TIMED_OUT)).isPresent();
    }

    /** What it threw, by name, as Lambda reports it; or Lambda's own word. */
    public String type() {
        return lambda.map(Said::type).orElseGet(() -> thrown().getClass().getName());
    }

    /** What it said about it, as Lambda reports it. */
    public String words() {
        return lambda.map(Said::words)
                .or(() -> Optional.ofNullable(thrown().getLocalizedMessage()))
                .orElseGet(this::type);
    }

    private Throwable thrown() {
        Throwable cause = getCause();
        return cause == null ? this : cause;
    }
}
