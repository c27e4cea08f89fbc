package dev.waybill.engine.ledger;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import java.time.Instant;
import java.util.Optional;

/**
 * A letter in the dead-letter queue, looked at.
 *
 * @param handle by which the queue knows it, for as long as this look lasts
 * @param operation the operation that failed; empty for a letter that the queue itself moved there
 * @param envelope the message; empty if it is not one of ours
 * @param since when it came into the dead-letter queue, from where its time runs out
 */
public record DeadLetter(String handle, Optional<OperationId> operation, Optional<Envelope> envelope, Instant since) {}
