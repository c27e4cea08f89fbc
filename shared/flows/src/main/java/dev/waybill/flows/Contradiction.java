package dev.waybill.flows;

import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipConflict;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.system.SystemId;

/** Two values for one piece of data: what a system claims, and what stands in the other. */
record Contradiction(DataName data, String claimed, String kept) {

    /** As it is recorded, with the rule that did not let the claim through. */
    OwnershipConflict by(SystemId claimant, Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed ->
                throw new IllegalStateException(
                        data.word() + " is allowed: " + allowed.rule().sentence());
            case Decision.Forbidden forbidden ->
                new OwnershipConflict(
                        data,
                        claimant,
                        claimed,
                        kept,
                        forbidden.rule().sentence(),
                        forbidden.rule().onConflict());
            case Decision.NoRule gap ->
                new OwnershipConflict(
                        data,
                        claimant,
                        claimed,
                        kept,
                        "no rule for " + gap.data().word(),
                        ConflictPolicy.OWNER_WINS);
        };
    }
}
