package dev.waybill.domain.landscape;

import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import java.util.List;

/**
 * One configured way: this flow, from these systems, to those.
 *
 * @param stock what is made of a number; says something only where the flow carries stock
 * @param prices what is made of a price; says something only where the flow carries items
 */
public record Route(
        String flow,
        SystemPattern from,
        SystemPattern to,
        List<HoldCondition> holdWhen,
        StockPolicy stock,
        PricePolicy prices) {
    /** One that carries no stock. */
    public Route(String flow, SystemPattern from, SystemPattern to, List<HoldCondition> holdWhen) {
        this(flow, from, to, holdWhen, StockPolicy.NONE);
    }

    /** One that carries no prices. */
    public Route(String flow, SystemPattern from, SystemPattern to, List<HoldCondition> holdWhen, StockPolicy stock) {
        this(flow, from, to, holdWhen, stock, PricePolicy.STANDARD);
    }

    public Route {
        holdWhen = List.copyOf(holdWhen);
    }

    public boolean leads(SystemId source, SystemId target) {
        return from.matches(source) && to.matches(target) && !source.equals(target);
    }
}
