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
}
