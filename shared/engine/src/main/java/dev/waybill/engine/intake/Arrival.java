package dev.waybill.engine.intake;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;

/** What came from a system, pushed by it or fetched from it. */
public record Arrival(SystemId system, Body body, Instant receivedAt) {}
