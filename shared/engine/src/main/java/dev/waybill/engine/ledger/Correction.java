package dev.waybill.engine.ledger;

import dev.waybill.domain.message.Envelope;

/** A message as a person corrected it, beside the original. */
public record Correction(Intervention by, Envelope envelope) {}
