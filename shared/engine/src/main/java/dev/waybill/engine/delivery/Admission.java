package dev.waybill.engine.delivery;

import dev.waybill.engine.circuit.Circuit;
import java.time.Duration;

/** Whether a system may be called now. */
public sealed interface Admission {
    /**
     * Now.
     *
     * @param probe whether this one delivery asks whether the system is back
     */
    record Go(boolean probe) implements Admission {}

    /** Not now: come again after the delay. Nothing is spent. */
    record Wait(Circuit circuit, Duration delay) implements Admission {}
}
