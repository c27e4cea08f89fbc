package dev.waybill.domain.item;

/** How it stands with a change set. */
public enum SetState {
    /** Somebody has to decide about at least one line. */
    PROPOSED,
    /** Decided, at least one line to be published. */
    APPROVED,
    /** Decided, nothing to be published. */
    REJECTED,
    PUBLISHED,
    /** A person asked for the prices of before. */
    UNDOING,
    UNDONE;

    /** Whether people or Waybill have something to do yet. */
    public boolean isUnderWay() {
        return switch (this) {
            case PROPOSED, APPROVED, UNDOING -> true;
            case REJECTED, PUBLISHED, UNDONE -> false;
        };
    }
}
