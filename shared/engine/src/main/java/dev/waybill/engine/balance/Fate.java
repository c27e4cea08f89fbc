package dev.waybill.engine.balance;

/** What became of a shop's order, seen from one target. */
public enum Fate {
    /** The target has it, in the shop's newest state. */
    DELIVERED,
    /** Rightly not carried: a draft, a test, not the shop's to give, erased on request. */
    EXCLUDED,
    /** Waits for a person. */
    HELD,
    /** Will not be tried again by itself. */
    FAILED,
    /** Is being carried, is tried again by itself, or changed a moment ago. */
    ON_ITS_WAY,
    /** Decided in an older state than the shop has, and nothing is on its way. */
    OUTDATED,
    /** Nobody here has ever seen it. */
    MISSING;

    /** Whether somebody can say why it is as it is. */
    public boolean isExplained() {
        return this != MISSING && this != OUTDATED;
    }
}
