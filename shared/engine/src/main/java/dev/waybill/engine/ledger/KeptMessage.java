package dev.waybill.engine.ledger;

import dev.waybill.domain.message.Envelope;

/** A message kept whole with the operation that held or failed it. */
public record KeptMessage(Envelope envelope, Operation operation) {}
