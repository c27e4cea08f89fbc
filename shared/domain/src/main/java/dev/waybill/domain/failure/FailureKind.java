package dev.waybill.domain.failure;

/** The kinds of failure; what the engine does about a failure depends on its kind alone. */
public enum FailureKind {
    /** We do not believe the sender. */
    UNAUTHENTIC,
    /** Not readable, or not the agreed shape. */
    MALFORMED,
    /** The target understood and said no. */
    REFUSED,
    /** A person must decide before it goes on. */
    UNDECIDED,
    /** Cannot work until something is set up. */
    MISCONFIGURED,
    /** Nothing was done there; it may work later. */
    UNAVAILABLE,
    /** It may have been done; ask before doing it again. */
    UNCONFIRMED,
    /** Versions clash: the target changed between our reading and our writing. */
    CONFLICTING,
    /** Our own fault. */
    DEFECT
}
