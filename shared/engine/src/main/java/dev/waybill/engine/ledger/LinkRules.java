package dev.waybill.engine.ledger;

import java.util.Optional;

/** How a link looks after an attempt ended; the rules that every ledger obeys, said once. */
public final class LinkRules {
    private LinkRules() {}

    /** Why it waits to be settled after this end: a new cause, none, or the one it had. */
    public static Optional<Opened> opened(Entry entry, Optional<Opened> before) {
        return switch (entry.state()) {
            case HELD, FAILED ->
                entry.operation()
                        .failure()
                        .map(failure ->
                                new Opened(Cause.of(failure), entry.operation().id(), Optional.empty()));
            case DELIVERED, SKIPPED -> Optional.empty();
            case CLAIMED, WAITING, UNKNOWN -> before;
        };
    }

    /** Attempts after this end: none after a decision, one less where the target only asked for patience. */
    public static int attempts(Entry entry, int counted) {
        if (entry.state().isDecided()) {
            return 0;
        }
        return entry.spent() ? counted : Math.max(0, counted - 1);
    }

    /** The link after the attempt. */
    public static Link recorded(Entry entry, Link claimed) {
        Claim claim = entry.claim();
        boolean decided = entry.state().isDecided();
        return new Link(
                claim.subject(),
                claim.target(),
                entry.state(),
                entry.targetRef().or(claimed::targetRef),
                decided ? claim.version().or(claimed::version) : claimed.version(),
                decided ? Optional.of(claim.contentHash()) : claimed.contentHash(),
                decided ? entry.told() : claimed.told(),
                attempts(entry, claimed.attempts()),
                0,
                Optional.empty(),
                Optional.of(entry.operation()),
                opened(entry, claimed.opened()),
                claimed.erased());
    }
}
