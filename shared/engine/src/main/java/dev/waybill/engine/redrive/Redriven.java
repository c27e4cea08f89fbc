package dev.waybill.engine.redrive;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.ledger.Operation;
import java.util.Optional;

/** What became of the wish to send an operation again. */
public sealed interface Redriven {
    /** The operation that was asked for. */
    OperationId id();

    /** In words, for the person who asked. */
    String sentence();

    /**
     * The message waits in the queue again.
     *
     * @param corrected what was corrected, in words; empty for nothing
     */
    record Queued(OperationId id, Operation before, String corrected) implements Redriven {
        @Override
        public String sentence() {
            return before.subject() + " is queued for " + before.target() + " again"
                    + (corrected.isEmpty() ? "" : ", corrected: " + corrected);
        }
    }

    /**
     * It needs nothing any more, or a later operation has dealt with the same thing; nothing was sent.
     *
     * @param open the later one that waits now, if one does
     */
    record Superseded(OperationId id, Operation latest, Optional<Opened> open) implements Redriven {
        @Override
        public String sentence() {
            String next = open.map(opened -> "redrive " + opened.by() + " instead")
                    .orElseGet(() -> switch (latest.ending()) {
                        case DELIVERED, SKIPPED -> "there is nothing left to do";
                        case WAITING -> "it is being tried again by itself";
                        case HELD, FAILED -> "it was dismissed";
                    });
            return "nothing was sent: " + latest.subject() + " in " + latest.target() + " has the later operation "
                    + latest.id() + " (" + latest.ending() + "); " + next;
        }
    }

    /** No message is kept for it. */
    record Unknown(OperationId id) implements Redriven {
        @Override
        public String sentence() {
            return "nothing was sent: no message is kept for operation '"
                    + id.value().replaceAll("\\p{Cc}", "?")
                    + "'; the id is mistyped, or the operation was neither held nor failed, or its message has expired:"
                    + " `waybill failures` lists what can be redriven";
        }
    }
}
