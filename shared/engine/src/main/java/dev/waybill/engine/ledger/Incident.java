package dev.waybill.engine.ledger;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Failures with one cause, told once.
 *
 * @param open operations that still wait for it to be settled
 * @param count how often it happened since it was last settled
 * @param first when it happened first since it was last settled
 * @param last when it happened last
 * @param latest the latest failure: its sentences say what, which thing, where, what came back and what to do next
 * @param samples a few of the subjects concerned: open ones, or the last one
 * @param retryingSince when operations of it were sent again, if nothing of it failed since
 * @param dismissed who decided that it needs nothing, when and why
 */
public record Incident(
        Cause cause,
        int open,
        long count,
        Instant first,
        Instant last,
        Failure latest,
        List<SubjectRef> samples,
        Optional<Instant> retryingSince,
        Optional<Intervention> dismissed) {
    public Incident {
        samples = List.copyOf(samples);
    }

    /** How it stands with an incident. */
    public enum State {
        OPEN,
        /** Sent again; nothing of it has failed since. */
        RETRYING,
        /** Its last operation succeeded, or a newer state of its subject did. */
        RESOLVED,
        /** A person said that it needs nothing. */
        DISMISSED
    }

    public State state() {
        if (dismissed.isPresent()) {
            return State.DISMISSED;
        }
        if (open == 0) {
            return State.RESOLVED;
        }
        return retryingSince.isPresent() ? State.RETRYING : State.OPEN;
    }

    public String whoActs() {
        return cause.code().kind().whoActs();
    }
}
