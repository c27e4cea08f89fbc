package dev.waybill.engine.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries a batch, one message after the other, in order. A group stops at its first message that must be tried again,
 * and nobody else's does; what cannot be finished before the deadline is not begun.
 */
public final class Deliveries {
    private final Carrier carrier;
    private final Clock clock;
    private final Duration reserve;

    /** @param reserve time that one message may need; with less than that left, none is begun */
    public Deliveries(Carrier carrier, Clock clock, Duration reserve) {
        this.carrier = carrier;
        this.clock = clock;
        this.reserve = reserve;
    }

    /**
     * Carries the batch.
     *
     * @param deadline when the invocation ends; a claim taken here ends with it
     * @return one verdict per message, in the batch's order
     */
    public List<Verdict> run(List<Received> batch, Instant deadline) {
        carrier.taken(batch);
        Map<String, Duration> stopped = new HashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Received received : batch) {
            String group = received.envelope().group();
            Verdict verdict = stopped.containsKey(group)
                    ? new Verdict.Retry(received.messageId(), stopped.get(group))
                    : carryInTime(received, deadline);
            if (verdict instanceof Verdict.Retry retry) {
                stopped.putIfAbsent(group, retry.in());
            }
            verdicts.add(verdict);
        }
        return List.copyOf(verdicts);
    }

    private Verdict carryInTime(Received received, Instant deadline) {
        if (clock.instant().plus(reserve).isAfter(deadline)) {
            return new Verdict.Retry(received.messageId(), Duration.ZERO);
        }
        return carrier.carry(received, deadline);
    }
}
