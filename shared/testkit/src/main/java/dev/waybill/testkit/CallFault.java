package dev.waybill.testkit;

import dev.waybill.domain.failure.FailureCode;

/** How a peer can be broken, and what a connector must make of it. */
public enum CallFault {
    /** 401 or what is the same in its language. */
    UNAUTHORIZED(FailureCode.CREDENTIALS_REFUSED, FailureCode.CREDENTIALS_REFUSED),
    /** 429 with {@code Retry-After: 7}. */
    TOO_BUSY(FailureCode.TOO_BUSY, FailureCode.TOO_BUSY),
    /** 503: nothing was done. */
    DOWN(FailureCode.DOWN, FailureCode.DOWN),
    /** Nobody listens. */
    NO_CONNECTION(FailureCode.UNREACHABLE, FailureCode.UNREACHABLE),
    /** Does the work and answers 500 or nothing. */
    DONE_BUT_NO_ANSWER(FailureCode.DOWN, FailureCode.ANSWER_MISSING),
    /** Answers 200 with something that is not its language. */
    GARBAGE(FailureCode.DOWN, FailureCode.ANSWER_MISSING);

    private final FailureCode onRead;
    private final FailureCode onWrite;

    CallFault(FailureCode onRead, FailureCode onWrite) {
        this.onRead = onRead;
        this.onWrite = onWrite;
    }

    FailureCode onRead() {
        return onRead;
    }

    FailureCode onWrite() {
        return onWrite;
    }
}
