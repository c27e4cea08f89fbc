package dev.waybill.engine.redrive;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Operation;

/** What became of the wish to send an operation again. */
public sealed interface Redriven {
    /** The operation that was asked for. */
    OperationId id();

    /** In words, for the person who asked. */
    String sentence();

    /** The message waits in the queue again. */
    record Queued(OperationId id, Operation before, boolean wasDeadLetter) implements Redriven {
        @Override
        public String sentence() {
            return before.subject() + " is queued for " + before.target() + " again"
                    + (wasDeadLetter ? "; its dead letter is removed" : "");
        }
    }

    /** A later operation has dealt with the same thing; nothing was sent. */
    record Superseded(OperationId id, Operation latest) implements Redriven {
        @Override
        public String sentence() {
            String next =
                    switch (latest.ending()) {
                        case DELIVERED, SKIPPED -> "there is nothing left to do";
                        case HELD, FAILED -> "redrive " + latest.id() + " instead";
                        case WAITING -> "it is being tried again by itself";
                    };
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
