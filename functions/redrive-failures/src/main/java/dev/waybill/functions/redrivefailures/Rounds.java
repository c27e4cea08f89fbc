package dev.waybill.functions.redrivefailures;

import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.JsonRedriveLog;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.health.Gauges;
import dev.waybill.engine.redrive.Round;
import java.time.Instant;

/** A round, its log line, then the metrics as it leaves things. */
record Rounds(Round round, Gauges gauges, JsonRedriveLog log, EmfMetrics metrics) {
    /**
     * Makes one round.
     *
     * @throws FailureException if something could not be reached, after all the rest was done: the call counts as failed
     */
    void run(Instant deadline) {
        Round.Report report = round.run(deadline);
        log.round(report);
        metrics.write(gauges.now());
        if (!report.failures().isEmpty()) {
            throw new FailureException(report.failures().getFirst());
        }
    }
}
