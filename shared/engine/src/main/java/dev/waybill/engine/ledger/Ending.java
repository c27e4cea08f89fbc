package dev.waybill.engine.ledger;

/** How one operation ended, in one word: what the balance counts. */
public enum Ending {
    DELIVERED,
    SKIPPED,
    HELD,
    FAILED,
    /** Not an end: it is tried again by itself. */
    WAITING
}
