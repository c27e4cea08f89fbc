package dev.waybill.engine.delivery;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.Claim;

/** One attempt under way: what is claimed, what is carried, what was seen so far, and the configuration it decides with. */
public record Attempt(Claim claim, Envelope envelope, Trace trace, Running running) {}
