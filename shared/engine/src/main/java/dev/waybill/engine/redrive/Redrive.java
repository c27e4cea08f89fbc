package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ledger;
import java.util.List;
import java.util.Optional;

/**
 * Sends a held or failed operation again: the kept message goes back to the queue, marked as redriven, then its dead
 * letter is removed. Safe to call again, and to die in between: the claim lets only one of two redriven messages act.
 */
public final class Redrive {
    private final Ledger ledger;
    private final DeliveryQueue queue;
    private final DeadLetters deadLetters;

    public Redrive(Ledger ledger, DeliveryQueue queue, DeadLetters deadLetters) {
        this.ledger = ledger;
        this.queue = queue;
        this.deadLetters = deadLetters;
    }

    /**
     * Sends it again, unless a later operation has dealt with the same thing.
     *
     * @throws FailureException if the ledger or the queue could not be reached: ask again, nothing is lost
     */
    public Redriven again(OperationId id) {
        Optional<KeptMessage> kept = ledger.kept(id);
        if (kept.isEmpty()) {
            return new Redriven.Unknown(id);
        }
        Operation before = kept.get().operation();
        Optional<Operation> later = latest(before).filter(latest -> !latest.id().equals(id));
        if (later.isPresent()) {
            deadLetters.remove(id);
            return new Redriven.Superseded(id, later.get());
        }
        queue.send(List.of(kept.get().envelope().asRedriven()));
        return new Redriven.Queued(id, before, deadLetters.remove(id));
    }

    private Optional<Operation> latest(Operation before) {
        return ledger.history(before.subject()).links().stream()
                .filter(link -> link.target().equals(before.target()))
                .findFirst()
                .flatMap(Link::latest);
    }
}
