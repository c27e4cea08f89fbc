package dev.waybill.domain.ownership;

import dev.waybill.domain.system.SystemId;

/**
 * A change that the map did not let through, with both values.
 *
 * @param claimant who wanted to change it
 * @param claimed the value it wanted
 * @param kept the value that stands
 * @param rule the deciding rule in words
 */
public record OwnershipConflict(
        DataName data, SystemId claimant, String claimed, String kept, String rule, ConflictPolicy policy) {
    /** One line for a trace: {@code order.status stays OPEN (shop-es wanted COMPLETE; order.status: owner erp, owner-wins)}. */
    public String sentence() {
        return data.word() + " stays " + kept + " (" + claimant + " wanted " + claimed + "; " + rule + ")";
    }
}
