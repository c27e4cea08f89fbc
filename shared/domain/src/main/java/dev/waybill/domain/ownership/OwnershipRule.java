package dev.waybill.domain.ownership;

import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemPattern;
import java.util.Set;

/**
 * One line of the ownership map.
 *
 * @param owner who may change it
 * @param createdIn where it is born; often the owner
 * @param markets markets it holds for; empty = every market
 * @param approval whether a person approves each change before it is published
 */
public record OwnershipRule(
        DataName data,
        SystemPattern owner,
        SystemPattern createdIn,
        UpdateTiming updates,
        ConflictPolicy onConflict,
        Set<Market> markets,
        boolean approval) {
    public OwnershipRule {
        markets = Set.copyOf(markets);
    }

    /** The rule as a person reads it: {@code order.status: owner erp, owner-wins}. */
    public String sentence() {
        return data.word() + ": owner " + owner + ", " + onConflict.word()
                + (markets.isEmpty()
                        ? ""
                        : ", markets "
                                + markets.stream().map(Market::value).sorted().toList());
    }
}
