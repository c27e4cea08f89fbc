package dev.waybill.engine.port;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.engine.ledger.Operation;
import java.time.Duration;
import java.util.Optional;

/** One structured line per attempt and per refused webhook; no body, no name, no address, no secret. */
public interface AttemptLog {
    /** A circuit changed its state, or a system asked for patience. */
    void circuitChanged(Circuit before, Circuit after);

    /**
     * An attempt ended.
     *
     * @param ends whether the change came to an end with it, and this was not told before: each that is taken up ends once
     */
    void attempted(Operation operation, boolean ends, Optional<Duration> retryIn);

    /** Changes of a flow that no line of their own tells: those that were taken up, those that needed none. */
    void counted(String flow, Counted what, int changes);

    /** A webhook that was not queued, or was for nothing: which answer it got, and why. */
    void answered(String system, int status, String code, String why);

    /** A fault of ours, with its stack trace; the exception's own message is left out, it may hold data. */
    void defect(Failure failure, RuntimeException cause);
}
