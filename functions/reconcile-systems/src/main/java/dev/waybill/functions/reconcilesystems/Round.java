package dev.waybill.functions.reconcilesystems;

import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.JsonBalanceLog;
import dev.waybill.engine.balance.Reconciliation;
import dev.waybill.engine.health.Gauge;
import dev.waybill.engine.stock.StockReconciliation;
import dev.waybill.flows.PaperDrift;
import dev.waybill.flows.PaperReconciliation;
import dev.waybill.flows.Shadows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The orders of today and the two days before, the stock that moved in a week, the paper of two days: a log line for each, then the
 * metrics; last, what was found is kept, so that nothing else depends on that. Then shadows, in what time is left.
 */
record Round(
        Reconciliation orders,
        StockReconciliation stock,
        PaperReconciliation papers,
        Shadows shadows,
        JsonBalanceLog log,
        EmfMetrics metrics,
        Findings findings,
        Clock clock) {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    /** Some calls each; the function has ten minutes. */
    private static final int MOST_PAPERS = 300;

    private static final int DAYS = 3;

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST_DECISIONS = 200;

    /** Of the ten minutes that the function has. */
    private static final Duration MOST_TIME = Duration.ofMinutes(8);

    void run(Instant now) {
        Reconciliation.Round round = orders.run(LocalDate.ofInstant(now, ZoneOffset.UTC), DAYS, ZoneOffset.UTC);
        round.balances().forEach(log::ended);
        round.unasked().forEach(log::failed);
        StockReconciliation.Round shelves = stock.run(WEEK);
        shelves.drifts().forEach(log::drifted);
        shelves.notCompared().forEach(log::notCompared);
        PaperReconciliation.Round paper = papers.run(TWO_DAYS, MOST_PAPERS);
        paper.drifts().forEach(this::log);
        paper.notCompared()
                .forEach(one -> log.papersFailed(one.way().source(), one.way().target(), one.failure()));
        metrics.write(List.of(
                Gauge.of("DocumentsMissing", "Count", paper.missing()),
                Gauge.of("StockDrifted", "Count", shelves.queued()),
                Gauge.of("OrdersUnexplained", "Count", round.unexplained()),
                Gauge.of(
                        "BalancesFailing",
                        "Count",
                        round.unasked().size()
                                + shelves.notCompared().size()
                                + paper.notCompared().size())));
        findings.keep(round, now);
        findings.keep(shelves, now);
        findings.keep(paper, now);
        shadow(now);
    }

    /** Last, as it proves something about tomorrow and mends nothing today. */
    private void shadow(Instant now) {
        Instant end = now.plus(MOST_TIME);
        Shadows.Found found =
                shadows.look(A_DAY, MOST_DECISIONS, () -> clock.instant().isBefore(end));
        found.reports().forEach(log::shadowed);
        found.unread().forEach(log::notShadowed);
        findings.keep(found);
    }

    private void log(PaperDrift drift) {
        log.papers(
                drift.source(),
                drift.target(),
                drift.compared(),
                drift.left(),
                drift.missing().stream().map(PaperDrift.Missing::sentence).toList());
    }
}
