package dev.waybill.domain.failure;

/** Carries a {@link Failure} up to where a stage ends. Expected failures carry no stack trace; a defect always does. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.code() + " in " + failure.system() + ": " + failure.why(), null, false, false);
        this.failure = failure;
    }

    public FailureException(Failure failure, Throwable cause) {
        super(
                failure.code() + " in " + failure.system() + ": " + failure.why(),
                cause,
                false,
                failure.kind() == FailureKind.DEFECT);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
