package dev.waybill.local;

/** A local run that cannot start, in sentences for the person who started it. */
public final class LocalRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LocalRunException(String sentences) {
        super(sentences, null, false, false);
    }
}
