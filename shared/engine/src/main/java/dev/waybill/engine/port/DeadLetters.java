package dev.waybill.engine.port;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.ledger.Operation;
import java.util.List;

/** Where messages go that will not be tried again by themselves, whole, with their failure beside them. */
public interface DeadLetters {
    void add(Envelope envelope, Operation failed);

    /**
     * Some letters that nobody else looks at, at most so many; hidden from others for half a minute, then shown again.
     * Repeated, it shows others.
     */
    List<DeadLetter> look(int most);

    /** Shows letters again at once that were looked at: what nobody needs to see must not be hidden, least of all from alarms. */
    void release(List<DeadLetter> looked);

    /** Takes out a letter for good, during the look in which it was seen. */
    void discard(DeadLetter letter);

    /** How many there are, about. */
    long count();

    /** Takes out the dead letter of an operation; false if it is not (or no longer) there. */
    boolean remove(OperationId operation);
}
