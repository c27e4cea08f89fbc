package dev.waybill.functions.reconcilesystems;

import dev.waybill.engine.balance.Reconciliation;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.report.StockReport;
import dev.waybill.engine.report.Unread;
import dev.waybill.engine.stock.StockReconciliation;
import dev.waybill.flows.PaperReconciliation;
import dev.waybill.flows.Shadows;
import java.time.Instant;
import java.util.Optional;

/** Keeps what a round found, and what it could not compare. */
record Findings(Reports reports) {
    void keep(Reconciliation.Round round, Instant now) {
        round.balances().forEach(balance -> reports.keep(BalanceReport.of(balance, now)));
        round.unasked()
                .forEach(one -> reports.keep(
                        new Unread(FlowSpec.ORDERS_TO_ERP, one.shop(), Optional.empty(), now, one.failure())));
    }

    void keep(Shadows.Found found) {
        found.reports().forEach(reports::keep);
        found.unread().forEach(reports::keep);
    }

    void keep(StockReconciliation.Round round, Instant now) {
        round.drifts().forEach(drift -> reports.keep(StockReport.of(drift)));
        round.notCompared()
                .forEach(one -> reports.keep(new Unread(
                        FlowSpec.STOCK_TO_SHOPS,
                        one.way().source(),
                        Optional.of(one.way().target()),
                        now,
                        one.failure())));
    }

    void keep(PaperReconciliation.Round round, Instant now) {
        round.drifts().forEach(drift -> reports.keep(drift.report(now)));
        round.notCompared()
                .forEach(one -> reports.keep(new Unread(
                        FlowSpec.DOCUMENTS_TO_SHOPS,
                        one.way().source(),
                        Optional.of(one.way().target()),
                        now,
                        one.failure())));
    }
}
