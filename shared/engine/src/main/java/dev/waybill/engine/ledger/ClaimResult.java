package dev.waybill.engine.ledger;

import java.time.Instant;
import java.util.Optional;

/** What became of a claim. Losing is a result, not an exception. */
public sealed interface ClaimResult {
    /**
     * The work is ours until the lease ends.
     *
     * @param before how it stood; empty for a subject this target never saw
     * @param attempt number of this attempt, from 1
     */
    record Won(Optional<Link> before, int attempt) implements ClaimResult {}

    /** The same content was decided before. */
    record Duplicate(Link link) implements ClaimResult {}

    /** A newer version was decided before. */
    record Stale(Link link) implements ClaimResult {}

    /** It was erased on request, and nothing of it is carried any more. */
    record Erased(Link link) implements ClaimResult {}

    /** Somebody else is at work on it. */
    record Busy(Instant until) implements ClaimResult {}
}
