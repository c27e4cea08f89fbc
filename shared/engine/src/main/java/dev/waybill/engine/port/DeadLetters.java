package dev.waybill.engine.port;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Operation;

/** Where messages go that will not be tried again by themselves, whole, with their failure beside them. */
public interface DeadLetters {
    void add(Envelope envelope, Operation failed);

    /** Takes out the dead letter of an operation; false if it is not (or no longer) there. */
    boolean remove(OperationId operation);
}
