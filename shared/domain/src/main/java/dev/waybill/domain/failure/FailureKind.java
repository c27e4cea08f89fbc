package dev.waybill.domain.failure;

/** The kinds of failure; what the engine does about a failure, and who acts, depends on its kind alone. */
public enum FailureKind {
    /** We do not believe the sender. */
    UNAUTHENTIC("administrator"),
    /** Not readable, or not the agreed shape. */
    MALFORMED("support"),
    /** The target understood and said no. */
    REFUSED("back office"),
    /** A person must decide before it goes on. */
    UNDECIDED("back office"),
    /** Cannot work until something is set up. */
    MISCONFIGURED("administrator"),
    /** Nothing was done there; it may work later. */
    UNAVAILABLE("nobody: it goes on by itself"),
    /** It may have been done; ask before doing it again. */
    UNCONFIRMED("support"),
    /** Versions clash: the target changed between our reading and our writing. */
    CONFLICTING("support"),
    /** Our own fault. */
    DEFECT("developers");

    private final String whoActs;

    FailureKind(String whoActs) {
        this.whoActs = whoActs;
    }

    /** Whether its sentences may quote what a message or another system says, and so what customers wrote. */
    public boolean mayQuote() {
        return this == MALFORMED || this == REFUSED || this == UNDECIDED;
    }

    /** Who does the next step, in words. */
    public String whoActs() {
        return whoActs;
    }
}
