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
    FILTERED
}
