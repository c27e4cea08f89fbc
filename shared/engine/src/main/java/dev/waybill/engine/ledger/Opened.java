package dev.waybill.engine.ledger;

import dev.waybill.domain.message.OperationId;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a link waits to be settled: from the operation that was held or failed until one succeeds, through all retries.
 *
 * @param by the operation that was held or failed
 * @param retriedAt when its message was sent again; empty if it was not
 */
public record Opened(Cause cause, OperationId by, Optional<Instant> retriedAt) {}
