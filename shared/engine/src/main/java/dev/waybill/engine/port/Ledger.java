package dev.waybill.engine.port;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Correction;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The record of what happened: idempotency key, lock, version fence, cross-reference and history in one place.
 * Its contract is {@code LedgerContract} in the testkit. Faults of the store surface as a {@code FailureException} with
 * {@code DOWN} in system {@code ledger}.
 */
public interface Ledger {
    /**
     * Takes the work on a subject for a target, in one conditional write: won if no newer version was decided, the same
     * content was not decided before, and no live lease exists. A redriven claim may repeat the decided version unless
     * it was delivered or skipped.
     */
    ClaimResult claim(Claim claim);

    /**
     * Writes the end of a claimed attempt: keeps the message, moves the previous operation into history, finds the
     * subject by its number, then sets the link, last, together with the incidents it opens or settles. Gives the lease back. Nothing of it may be half done for a
     * reader: the link is set only after the rest is there.
     *
     * @return false if the lease was lost to somebody else meanwhile; nothing was changed on the link then
     */
    boolean record(Entry entry);

    /** Adds a line of history that belongs to no claim, such as a duplicate. */
    void note(Operation operation);

    /** Everything about one subject; empty lists if it was never seen. */
    History history(SubjectRef subject);

    /** Subjects that people call by this number, such as {@code 1001}; in any system. */
    List<SubjectRef> byNumber(EntityKind kind, String number);

    /** What waits to be settled (held or failed, also while it is tried again), newest first, at most so many. */
    default List<OpenItem> open(int most) {
        return open(Optional.empty(), most);
    }

    /** The same, of what was opened before this operation opened its own; reads not much more than it answers. */
    List<OpenItem> open(Optional<OperationId> before, int most);

    /** The same of one incident. */
    List<OpenItem> open(Cause cause, int most);

    /**
     * What is tried again by itself and needs nobody (WAITING or UNKNOWN, or claimed again after that, and in no
     * incident), the one that waits longest first, at most so many.
     */
    List<Link> waiting(int most);

    /** How it stands with one subject in one target, now; empty if that target never saw it. */
    Optional<Link> link(SubjectRef subject, SystemId target);

    /** The same of several subjects, in few requests, never an old copy; those that the target never saw are missing. */
    List<Link> links(SystemId target, Set<SubjectRef> subjects);

    /** All incidents that ever were, the one that happened last first. */
    List<Incident> incidents();

    /**
     * Notes that an open item's message was sent again.
     *
     * @return false if it has been settled, or failed anew, meanwhile; nothing was changed then
     */
    boolean retrying(OpenItem item, Instant at);

    /**
     * Takes an item that waits to be settled off the list, because a person says it needs nothing.
     *
     * @return false if it has been settled, failed anew, or is being tried again; nothing was changed then
     */
    boolean dismiss(OpenItem item);

    /** Notes on an incident that a person dismissed it. It opens again if it happens again. */
    void dismissed(Cause cause, Intervention by);

    /** Adds a line of history: what a person did about an operation. */
    void intervened(Intervention intervention);

    /** Keeps a corrected message beside its original, under who corrected it, when and why. */
    void keepCorrected(Intervention by, Envelope corrected);

    /** The corrections of an operation's message, oldest first. */
    List<Correction> corrections(OperationId operation);

    /** The message of a held or failed operation; empty if there is none or it expired. */
    Optional<KeptMessage> kept(OperationId operation);
}
