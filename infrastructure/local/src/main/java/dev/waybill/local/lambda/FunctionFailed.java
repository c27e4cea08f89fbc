package dev.waybill.local.lambda;

/** A call of a function that ended without an answer. */
public final class FunctionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean timedOut;

    FunctionFailed(String sentence, boolean timedOut, Throwable cause) {
        super(sentence, cause);
        this.timedOut = timedOut;
    }

    /** Whether it was given up because its time was over. */
    public boolean timedOut() {
        return timedOut;
    }

    /** What it threw, by name, as Lambda reports it; for a timeout Lambda's own word. */
    public String type() {
        return timedOut ? "Sandbox.Timedout" : thrown().getClass().getName();
    }

    /** What it said about it, as Lambda reports it. */
    public String words() {
        String said = timedOut ? getMessage() : thrown().getLocalizedMessage();
        return said == null ? type() : said;
    }

    private Throwable thrown() {
        Throwable cause = getCause();
        return cause == null ? this : cause;
    }
}
