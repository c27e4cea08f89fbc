package dev.waybill.engine.circuit;

/** Whether a system is called. */
public enum CircuitState {
    /** Called as usual. */
    CLOSED,
    /** Not called: it failed again and again. */
    OPEN,
    /** One delivery asks whether it is back; all others wait. */
    PROBING,
    /** It is back; what waited flows again, slowly at first. */
    RECOVERING
}
