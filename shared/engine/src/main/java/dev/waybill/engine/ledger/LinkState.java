package dev.waybill.engine.ledger;

/** How it stands with one subject in one target. */
public enum LinkState {
    /** Somebody is at work on it, or died while at work. */
    CLAIMED,
    DELIVERED,
    /** Rightly not carried in its present state. */
    SKIPPED,
    /** Waits for a person. */
    HELD,
    /** Will not be tried again by itself. */
    FAILED,
    /** Nothing was done; is tried again by itself. */
    WAITING,
    /** It may have been done; is looked up before it is tried again by itself. */
    UNKNOWN;

    /** Whether the version it carries is decided: the same message again is a duplicate. */
    public boolean isDecided() {
        return switch (this) {
            case DELIVERED, SKIPPED, HELD, FAILED -> true;
            case CLAIMED, WAITING, UNKNOWN -> false;
        };
    }

    /** Whether a redriven message may try its decided version again. */
    public boolean isOpen() {
        return this == HELD || this == FAILED;
    }
}
