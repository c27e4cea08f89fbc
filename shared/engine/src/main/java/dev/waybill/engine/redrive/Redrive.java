package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends a held or failed operation again: the kept message goes back to the queue, marked as redriven, as it was or as a
 * person corrected it. Safe to call again, and to die in between: the claim lets only one of two redriven messages act,
 * and never over a newer state. Its dead letter stays until the operation is settled; the sweep then removes it.
 */
public final class Redrive {
    private final Ledger ledger;
    private final DeliveryQueue queue;
    private final Ids ids;
    private final Clock clock;

    public Redrive(Ledger ledger, DeliveryQueue queue, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends it again, unless a later operation has dealt with the same thing.
     *
     * @throws FailureException if the ledger or the queue could not be reached: ask again, nothing is lost
     */
    public Redriven again(OperationId id, By by, Edit edit) {
        Optional<KeptMessage> kept = ledger.kept(id);
        if (kept.isEmpty()) {
            return new Redriven.Unknown(id);
        }
        Optional<Link> link = link(kept.get());
        Optional<OpenItem> open = open(id, link);
        return open.isPresent() ? send(kept.get(), open.get(), by, edit) : superseded(kept.get(), link);
    }

    /** Why it would not be sent again; empty if it would be. */
    public Optional<Redriven> hindrance(OperationId id) {
        Optional<KeptMessage> kept = ledger.kept(id);
        if (kept.isEmpty()) {
            return Optional.of(new Redriven.Unknown(id));
        }
        Optional<Link> link = link(kept.get());
        return open(id, link).isPresent() ? Optional.empty() : Optional.of(superseded(kept.get(), link));
    }

    private Optional<Link> link(KeptMessage message) {
        return ledger.link(message.operation().subject(), message.operation().target());
    }

    private static Optional<OpenItem> open(OperationId id, Optional<Link> link) {
        return link.flatMap(OpenItem::of).filter(item -> item.opened().by().equals(id));
    }

    private static Redriven superseded(KeptMessage message, Optional<Link> link) {
        return new Redriven.Superseded(
                message.operation().id(),
                link.flatMap(Link::latest).orElse(message.operation()),
                link.flatMap(Link::opened));
    }

    /** First what is needed to understand it later, then the queue, then the mark: whoever dies in between sends twice, which does no harm. */
    private Redriven send(KeptMessage message, OpenItem item, By by, Edit edit) {
        Instant now = clock.instant();
        Envelope again = edit.of(message.envelope(), item.opened().cause().code());
        Intervention intervention = new Intervention(
                new OperationId(ids.next()),
                item.subject(),
                item.target(),
                item.opened().by(),
                edit.kind(),
                by.who(),
                by.why(),
                edit.words(),
                now);
        if (edit.isCorrection()) {
            ledger.keepCorrected(intervention, again);
        }
        ledger.intervened(intervention);
        queue.send(List.of(again));
        ledger.retrying(item, now);
        return new Redriven.Queued(item.opened().by(), message.operation(), edit.words());
    }
}
