package dev.waybill.engine.ledger;

import java.util.Optional;

/** When a claim is won; the rules that every ledger obeys, said once. */
public final class ClaimRules {
    private ClaimRules() {}

    /** Why a claim on an existing link is lost; empty if it is won. */
    public static Optional<ClaimResult> objection(Claim claim, Link link) {
        boolean leased = link.state() == LinkState.CLAIMED
                && link.leaseUntil().map(end -> end.isAfter(claim.now())).orElse(false);
        if (leased) {
            return Optional.of(new ClaimResult.Busy(link.leaseUntil().orElse(claim.now())));
        }
        if (link.erased().isPresent()) {
            return Optional.of(new ClaimResult.Erased(link));
        }
        boolean newer = claim.version()
                .flatMap(ours -> link.version().map(ours::isOlderThan))
                .orElse(false);
        if (newer) {
            return Optional.of(new ClaimResult.Stale(link));
        }
        return isRepeat(claim, link) ? Optional.of(new ClaimResult.Duplicate(link)) : Optional.empty();
    }

    /** Same version (or none), same content, and already decided in a way that this claim may not repeat. */
    private static boolean isRepeat(Claim claim, Link link) {
        boolean sameContent = link.contentHash().equals(Optional.of(claim.contentHash()));
        boolean sameVersion = claim.version().isEmpty() || claim.version().equals(link.version());
        boolean mayRepeat =
                !link.state().isDecided() || (claim.redriven() && link.state().isOpen());
        return sameContent && sameVersion && !mayRepeat;
    }

    /** Attempts are counted per change: recording a decision sets them back to none. */
    public static int nextAttempt(Optional<Link> before) {
        return before.map(Link::attempts).orElse(0) + 1;
    }

    /** The link while it is claimed. */
    public static Link claimed(Claim claim, Optional<Link> before, int attempt) {
        return new Link(
                claim.subject(),
                claim.target(),
                LinkState.CLAIMED,
                before.flatMap(Link::targetRef),
                before.flatMap(Link::version),
                before.flatMap(Link::contentHash),
                before.flatMap(Link::told),
                attempt,
                before.map(Link::unfinished).orElse(0) + 1,
                Optional.of(claim.leaseUntil()),
                before.flatMap(Link::latest),
                before.flatMap(Link::opened),
                before.flatMap(Link::erased));
    }
}
