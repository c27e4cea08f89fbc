package dev.waybill.engine.delivery;

import dev.waybill.domain.message.Envelope;

/**
 * A message taken from the queue.
 *
 * @param times how often it was taken, this time included
 */
public record Received(String messageId, Envelope envelope, int times) {}
