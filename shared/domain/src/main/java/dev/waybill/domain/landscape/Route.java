package dev.waybill.domain.landscape;

import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import java.util.List;
import java.util.Optional;

/**
 * One configured way: this flow, from these systems, to those.
 *
 * @param stock what is made of a number; says something only where the flow carries stock
 * @param prices what is made of a price; says something only where the flow carries items
 * @param review until when people decide about what is held; empty for no limit
 */
public record Route(
        String flow,
        SystemPattern from,
        SystemPattern to,
        List<HoldCondition> holdWhen,
        StockPolicy stock,
        PricePolicy prices,
        Optional<ReviewTerms> review) {
    /** One that carries no stock. */
    public Route(String flow, SystemPattern from, SystemPattern to, List<HoldCondition> holdWhen) {
        this(flow, from, to, holdWhen, StockPolicy.NONE);
    }

    /** One that carries no prices. */
    public Route(String flow, SystemPattern from, SystemPattern to, List<HoldCondition> holdWhen, StockPolicy stock) {
        this(flow, from, to, holdWhen, stock, PricePolicy.STANDARD);
    }

    /** One that lets people decide whenever they do. */
    public Route(
            String flow,
            SystemPattern from,
            SystemPattern to,
            List<HoldCondition> holdWhen,
            StockPolicy stock,
            PricePolicy prices) {
        this(flow, from, to, holdWhen, stock, prices, Optional.empty());
    }

    /** The same with such terms. */
    public Route reviewed(ReviewTerms terms) {
        return new Route(flow, from, to, holdWhen, stock, prices, Optional.of(terms));
    }

    public Route {
        holdWhen = List.copyOf(holdWhen);
    }

    public boolean leads(SystemId source, SystemId target) {
        return from.matches(source) && to.matches(target) && !source.equals(target);
    }
}
