package dev.waybill.engine.erasure;

/** Where something about a person is kept. */
public enum Place {
    /** Messages of held and failed operations, as received. */
    BODIES,
    /** The same as people corrected them. */
    CORRECTIONS,
    /** Lines of history whose sentences may quote the person. */
    HISTORY,
    /** What people wrote about an operation. */
    REMARKS,
    /** Incidents that tell the person's as their latest failure. */
    INCIDENTS,
    /** Numbers by which the person's orders are found. */
    NUMBERS,
    /** Messages in the dead-letter queues. */
    DEAD_LETTERS,
    /** Answers remembered for a day, for commands that are repeated. */
    ANSWERS
}
