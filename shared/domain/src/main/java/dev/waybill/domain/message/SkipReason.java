package dev.waybill.domain.message;

/** Why a change was rightly not carried. */
public enum SkipReason {
    /** The same content was carried before. */
    DUPLICATE,
    /** A newer state was carried before. */
    STALE,
    /** The source does not own this, so it is not written. */
    NOT_OWNER,
    /** The route or the state says it is not to be carried, such as a draft of a checkout. */
    FILTERED,
    /** A newer state that says nothing which the target does not have already. */
    UNCHANGED,
    /** All that is new in it is what we ourselves wrote into the source: it has come back. */
    ECHO,
    /** It is about somebody who was erased on request: nothing of it is carried any more. */
    ERASED;

    /** Whether the target has the thing, just as this state says it. */
    public boolean isThere() {
        return this == UNCHANGED || this == ECHO;
    }
}
