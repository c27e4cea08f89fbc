package dev.waybill.cli.target;

/** What was typed does not say enough; the message says what to add. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
