package dev.waybill.engine.report;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * What could not be compared when it was tried last.
 *
 * @param flow which carries it
 * @param target empty where the source alone is asked, once for all its targets
 */
public record Unread(FlowSpec flow, SystemId source, Optional<SystemId> target, Instant at, Failure failure) {}
