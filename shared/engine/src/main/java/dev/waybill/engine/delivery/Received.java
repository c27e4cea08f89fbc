package dev.waybill.engine.delivery;

import dev.waybill.domain.message.Envelope;

/** A message taken from the queue. */
public record Received(String messageId, Envelope envelope) {}
