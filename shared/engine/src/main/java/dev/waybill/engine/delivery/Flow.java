package dev.waybill.engine.delivery;

import dev.waybill.domain.message.Outcome;

/** One business purpose, end to end. May be called again with the same delivery at any time: it finds what is done. */
public interface Flow {
    /** As written in a route. */
    String name();

    /**
     * Carries one change to one target, in steps.
     *
     * @throws dev.waybill.domain.failure.FailureException if it cannot; the engine decides by the failure's kind
     */
    Outcome deliver(Delivery delivery, Trace trace);

    /**
     * What is to be set off by the end of a delivery: called when the outcome is known, before it is recorded, so that whoever dies
     * in between does it again. Nothing is called after a rehearsal, or for what is not carried any more.
     *
     * @throws dev.waybill.domain.failure.FailureException if it cannot; it is logged, and changes nothing about the outcome
     */
    default void ended(Delivery delivery, Outcome outcome) {}
}
