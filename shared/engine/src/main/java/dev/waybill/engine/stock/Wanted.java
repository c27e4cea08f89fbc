package dev.waybill.engine.stock;

import dev.waybill.domain.stock.StockFormula;

/** A number that a target is to show. */
record Wanted(Look look, StockFormula formula) {
    /** What the ledger keeps to tell it from others; that of a drifted one is like no other, so that it is looked at. */
    String content() {
        String number = "qty:" + formula.number().toPlainString();
        return look.hasDrifted() ? number + " " + look.envelope().key() : number;
    }
}
