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
}
