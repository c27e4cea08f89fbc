package dev.waybill.functions.reconcilesystems;

import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.JsonBalanceLog;
import dev.waybill.engine.balance.Reconciliation;
import dev.waybill.engine.health.Gauge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Today and the two days before, a log line for each day of each shop, then the metrics. */
record Round(Reconciliation reconciliation, JsonBalanceLog log, EmfMetrics metrics) {
    private static final int DAYS = 3;

    void run(Instant now) {
        Reconciliation.Round round = reconciliation.run(LocalDate.ofInstant(now, ZoneOffset.UTC), DAYS, ZoneOffset.UTC);
        round.balances().forEach(log::ended);
        round.unasked().forEach(log::failed);
        metrics.write(List.of(
                Gauge.of("OrdersUnexplained", "Count", round.unexplained()),
                Gauge.of("BalancesFailing", "Count", round.unasked().size())));
    }
}
