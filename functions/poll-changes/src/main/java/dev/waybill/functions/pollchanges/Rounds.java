package dev.waybill.functions.pollchanges;

import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.JsonPollLog;
import dev.waybill.engine.health.Gauge;
import dev.waybill.engine.poll.PollRound;
import dev.waybill.engine.poll.Polls;
import java.time.Instant;
import java.util.List;

/** A round, a log line for each look, then the metric as it leaves things. */
record Rounds(Polls polls, JsonPollLog log, EmfMetrics metrics) {
    void run(Instant deadline) {
        PollRound round = polls.run(deadline);
        round.looks().forEach(log::ended);
        metrics.write(List.of(Gauge.of("PollsFailing", "Count", round.failing())));
    }
}
