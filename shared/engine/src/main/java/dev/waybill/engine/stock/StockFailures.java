package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockLevel;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.stock.StockFormula;

/** The sentences about stock: what, which item, both values, what to do. */
final class StockFailures {
    private StockFailures() {}

    static Failure unknownInSource(Look look, Lane lane) {
        return Failure.of(
                FailureCode.ITEM_UNKNOWN,
                lane.source(),
                "readStock",
                lane.source() + " has no item '" + look.sku() + "', or cannot tell it from another, so nobody knows how"
                        + " much of it can be sold; " + lane.target() + " keeps what it shows",
                "create '" + look.sku() + "' in " + lane.source() + ", or map it in waybill.yaml (items." + look.sku()
                        + " of " + lane.source() + "); the next change of its stock then goes through by itself, or"
                        + " redrive it now");
    }

    static Failure unknownInTarget(Look look, Lane lane, StockFormula formula) {
        return Failure.of(
                FailureCode.ITEM_UNKNOWN,
                lane.target(),
                "readStock",
                lane.target() + " has no item '" + look.sku() + "' to show "
                        + formula.number().toPlainString() + " for (" + formula.sentence() + ")",
                "give the product in " + lane.target() + " the SKU '" + look.sku() + "'; the next change of its stock"
                        + " then goes through by itself, or redrive it now. If " + lane.target()
                        + " does not sell it, dismiss this");
    }

    static Failure noRoute(Lane lane, long version) {
        return Failure.of(
                FailureCode.ROUTE_MISSING,
                lane.target(),
                "route",
                "configuration version " + version + " has no route that takes stock from " + lane.source() + " to "
                        + lane.target(),
                "add the route to waybill.yaml and apply it, then redrive; if it was taken out on purpose, dismiss this");
    }

    static Failure keepsChanging(StockLevel now, StockFormula formula) {
        return Failure.of(
                FailureCode.TARGET_CHANGED,
                now.ref().system(),
                "writeStock",
                "the number of '" + now.sku() + "' changed twice while "
                        + formula.number().toPlainString()
                        + " was being written; it shows "
                        + now.published().map(Object::toString).orElse("nothing") + " now",
                "nothing: it is decided anew in a moment");
    }
}
