package dev.waybill.peers.faults;

import static dev.waybill.testkit.proxy.WireFault.ENDLESS_ANSWER;
import static dev.waybill.testkit.proxy.WireFault.ERROR_DONE;
import static dev.waybill.testkit.proxy.WireFault.ERROR_NOT_DONE;
import static dev.waybill.testkit.proxy.WireFault.GARBAGE_DONE;
import static dev.waybill.testkit.proxy.WireFault.GARBAGE_NOT_DONE;
import static dev.waybill.testkit.proxy.WireFault.LOCKED_OUT;
import static dev.waybill.testkit.proxy.WireFault.NO_ANSWER_DONE;
import static dev.waybill.testkit.proxy.WireFault.NO_ANSWER_NOT_DONE;
import static dev.waybill.testkit.proxy.WireFault.REFUSED;
import static dev.waybill.testkit.proxy.WireFault.RESET_DONE;
import static dev.waybill.testkit.proxy.WireFault.RESET_IN_ANSWER;
import static dev.waybill.testkit.proxy.WireFault.RESET_NOT_DONE;
import static dev.waybill.testkit.proxy.WireFault.TOO_BUSY;
import static dev.waybill.testkit.proxy.WireFault.UNAVAILABLE;

import dev.waybill.testkit.proxy.WireFault;
import java.util.Optional;

/**
 * What goes wrong at a call to the target: one row of the matrix.
 *
 * @param wire what the proxy does; empty where it is not the proxy that does it
 * @param cutOff whether the function's time ends meanwhile
 * @param invocations how many invocations it lasts
 */
record Mishap(String word, Optional<WireFault> wire, boolean cutOff, int invocations) {
    /** More than a lost answer is given the benefit of the doubt. */
    private static final int MANY = 12;

    static final Mishap CONNECTION_REFUSED = of("connection refused", REFUSED);
    static final Mishap NAME_UNKNOWN = new Mishap("name not known (DNS)", Optional.empty(), false, 1);
    static final Mishap SILENT_NOT_DONE = of("read timeout, not done", NO_ANSWER_NOT_DONE);
    static final Mishap SILENT_DONE = of("read timeout, done", NO_ANSWER_DONE);
    static final Mishap RESET_BEFORE = of("reset, not done", RESET_NOT_DONE);
    static final Mishap RESET_AFTER = of("reset, done", RESET_DONE);
    static final Mishap RESET_AMID = of("reset in mid-answer", RESET_IN_ANSWER);
    static final Mishap BUSY = of("429, Retry-After 120 s", TOO_BUSY);
    static final Mishap BROKEN_NOT_DONE = of("500, not done", ERROR_NOT_DONE);
    static final Mishap BROKEN_DONE = of("500, done", ERROR_DONE);
    static final Mishap DOWN = of("503", UNAVAILABLE);
    static final Mishap PAGE_NOT_DONE = of("200 with a web page, not done", GARBAGE_NOT_DONE);
    static final Mishap PAGE_DONE = of("200 with a web page, done", GARBAGE_DONE);
    static final Mishap DRIP = of("answer without end, done", ENDLESS_ANSWER);
    static final Mishap CUT_OFF_NOT_DONE =
            new Mishap("slower than the function, not done", Optional.of(NO_ANSWER_NOT_DONE), true, 1);
    static final Mishap CUT_OFF_DONE =
            new Mishap("slower than the function, done", Optional.of(NO_ANSWER_DONE), true, 1);
    static final Mishap KEY_REFUSED = of("401, key not accepted", LOCKED_OUT);
    static final Mishap LONG_OUTAGE =
            new Mishap("503 for " + MANY + " attempts", Optional.of(UNAVAILABLE), false, MANY);
    /** The server forgets the login between two calls. */
    static final Mishap SESSION_ENDED = new Mishap("session ended", Optional.empty(), false, 1);

    private static Mishap of(String word, WireFault wire) {
        return new Mishap(word, Optional.of(wire), false, 1);
    }
}
