package dev.waybill.domain.landscape;

import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import java.util.List;

/** One configured way: this flow, from these systems, to those. */
public record Route(String flow, SystemPattern from, SystemPattern to, List<HoldCondition> holdWhen) {
    public Route {
        holdWhen = List.copyOf(holdWhen);
    }

    public boolean leads(SystemId source, SystemId target) {
        return from.matches(source) && to.matches(target) && !source.equals(target);
    }
}
