package dev.waybill.testkit.proxy;

/** How a system, or the way to it, misbehaves at a call; where it is done, the real system did it before. */
public enum WireFault {
    /** Nobody listens at its port. */
    REFUSED(false, Ending.RESET),
    NO_ANSWER_NOT_DONE(false, Ending.SILENCE),
    NO_ANSWER_DONE(true, Ending.SILENCE),
    /** The connection is torn before a byte of the answer. */
    RESET_NOT_DONE(false, Ending.RESET),
    RESET_DONE(true, Ending.RESET),
    /** The connection is torn when half of the answer is out. */
    RESET_IN_ANSWER(true, Ending.HALF_THEN_RESET),
    /** 429, and 120 s to wait. */
    TOO_BUSY(false, Ending.STATUS_429),
    ERROR_NOT_DONE(false, Ending.STATUS_500),
    ERROR_DONE(true, Ending.STATUS_500),
    UNAVAILABLE(false, Ending.STATUS_503),
    /** 200 with a page for people. */
    GARBAGE_NOT_DONE(false, Ending.PAGE),
    GARBAGE_DONE(true, Ending.PAGE),
    /** 200 and the right length, then a byte now and then, without end. */
    ENDLESS_ANSWER(true, Ending.DRIP),
    /** 401. */
    LOCKED_OUT(false, Ending.STATUS_401);

    private final boolean done;
    private final Ending ending;

    WireFault(boolean done, Ending ending) {
        this.done = done;
        this.ending = ending;
    }

    /** Whether the real system does what it is asked. */
    public boolean isDone() {
        return done;
    }

    Ending ending() {
        return ending;
    }

    /** What the caller gets. */
    enum Ending {
        SILENCE,
        RESET,
        HALF_THEN_RESET,
        DRIP,
        PAGE,
        STATUS_401,
        STATUS_429,
        STATUS_500,
        STATUS_503
    }
}
