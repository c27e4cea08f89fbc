package dev.waybill.engine.ledger;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of history: one attempt to carry one change to one target. Holds no body and no personal data.
 *
 * @param note what was done or why not, in words
 * @param attempt counted from 1 by the ledger, per change; 0 for what was skipped before an attempt began
 * @param landscapeVersion the configuration it decided with
 * @param conflicts sentences about what the ownership map did not let through
 * @param receivedAt when the change reached Waybill
 * @param endedAt when this attempt ended
 */
public record Operation(
        OperationId id,
        SubjectRef subject,
        SystemId target,
        String flow,
        String topic,
        Ending ending,
        Optional<SkipReason> skipped,
        String note,
        Optional<Failure> failure,
        List<StepTiming> steps,
        int attempt,
        boolean redriven,
        long landscapeVersion,
        CorrelationId correlation,
        List<String> conflicts,
        Optional<ExternalRef> targetRef,
        Instant receivedAt,
        Instant endedAt) {
    public Operation {
        steps = List.copyOf(steps);
        conflicts = List.copyOf(conflicts);
    }
}
