package dev.waybill.domain.message;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.ownership.OwnershipConflict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of one delivery. */
public sealed interface Outcome {

    /** Writes that the ownership map forbade while the rest was carried; empty for most. */
    default List<OwnershipConflict> conflicts() {
        return List.of();
    }

    /**
     * The target has the change.
     *
     * @param note what was done, in a few words: {@code sale 12 created, 78.48 EUR}
     */
    record Delivered(ExternalRef targetRef, String note, List<OwnershipConflict> conflicts) implements Outcome {
        public Delivered {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Rightly not carried. */
    record Skipped(SkipReason reason, String note, List<OwnershipConflict> conflicts) implements Outcome {
        public Skipped {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Waits for a person; nothing (more) was written. */
    record Held(Failure failure, Optional<ExternalRef> targetRef, List<OwnershipConflict> conflicts)
            implements Outcome {
        public Held {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Will not be tried again by itself. */
    record Failed(Failure failure) implements Outcome {}

    /** Is tried again by itself, at the earliest after the delay. */
    record Waiting(Failure failure, Duration retryIn) implements Outcome {}
}
