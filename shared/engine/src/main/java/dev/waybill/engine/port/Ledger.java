package dev.waybill.engine.port;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Operation;
import java.util.List;
import java.util.Optional;

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
     * subject by its number, then sets the link, last. Gives the lease back. Nothing of it may be half done for a
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

    /** Latest operations that wait for a person (held, failed), newest first, at most so many. */
    List<Operation> open(int most);

    /** The message of a held or failed operation; empty if there is none or it expired. */
    Optional<KeptMessage> kept(OperationId operation);
}
