package dev.waybill.engine.stock;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.port.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries a batch of stock messages: each SKU is looked at once, however many messages ask for it, and shops are read and written
 * in bulk. The order of messages means nothing; what a shop shows is always what its owner said last. Safe to repeat.
 */
public final class StockDeliveries {
    /** Somebody else is at work on this lane; he is done in seconds. */
    private static final Duration LANE_TAKEN = Duration.ofSeconds(5);

    private static final Duration LEDGER_PAUSE = Duration.ofSeconds(10);

    private final CurrentLandscape landscape;
    private final Records records;
    private final StockRules rules;

    public StockDeliveries(CurrentLandscape landscape, Records records, StockRules rules) {
        this.landscape = landscape;
        this.records = records;
        this.rules = rules;
    }

    /**
     * Carries the batch.
     *
     * @param deadline when the invocation ends; a lane taken here is free again then
     * @return one verdict per message, in the batch's order
     */
    public List<Verdict> run(List<Received> batch, Instant deadline) {
        Map<Lane, Map<SubjectRef, Look>> lanes = new LinkedHashMap<>();
        for (Received received : batch) {
            Look look = Look.of(received);
            lanes.computeIfAbsent(look.lane(), missing -> new LinkedHashMap<>()).merge(look.subject(), look, Look::and);
        }
        Map<Lane, Fates> fates = new LinkedHashMap<>();
        lanes.forEach((lane, looks) -> fates.put(lane, carry(lane, List.copyOf(looks.values()), deadline)));
        return batch.stream().map(received -> verdict(received, fates)).toList();
    }

    private static Verdict verdict(Received received, Map<Lane, Fates> all) {
        Fates fates = all.getOrDefault(Look.of(received).lane(), new Fates(Duration.ZERO));
        return fates.retry(received.envelope().subject())
                .<Verdict>map(in -> new Verdict.Retry(received.messageId(), in))
                .orElseGet(() -> new Verdict.Done(received.messageId()));
    }

    private Fates carry(Lane lane, List<Look> looks, Instant deadline) {
        Fates fates = new Fates(Duration.ZERO);
        Lease lease = new Lease(lane.lease(), records.newId(), deadline);
        try {
            if (!rules.leases().take(lease, records.clock().instant())) {
                fates.othersAgain(LANE_TAKEN);
                return fates;
            }
            LaneTurn turn = new LaneTurn(new Turn(lane, landscape.now(), deadline), records, rules, fates);
            turn.run(looks);
            rules.leases().giveBack(lease);
        } catch (FailureException ofOurOwn) {
            Failure failure = ofOurOwn.failure();
            records.waiting(lane.target(), failure);
            fates.othersAgain(LEDGER_PAUSE);
        }
        return fates;
    }
}
