package dev.waybill.engine.stock;

import dev.waybill.domain.stock.StockFormula;

/** A number that a target is to show. */
record Wanted(Look look, StockFormula formula) {
    /** What the ledger keeps to tell it from others. */
    String content() {
        return "qty:" + formula.number().toPlainString();
    }
}
