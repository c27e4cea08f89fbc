package dev.waybill.engine.stock;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.engine.port.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
        Map<Lane, List<Received>> lanes = new LinkedHashMap<>();
        for (Received received : batch) {
            lanes.computeIfAbsent(Look.of(received).lane(), missing -> new ArrayList<>())
                    .add(received);
        }
        Map<String, Verdict> verdicts = new HashMap<>();
        lanes.forEach((lane, messages) ->
                carry(lane, messages, deadline).forEach(verdict -> verdicts.put(verdict.messageId(), verdict)));
        return batch.stream()
                .map(Received::messageId)
                .map(id -> verdicts.getOrDefault(id, new Verdict.Retry(id, Duration.ZERO)))
                .toList();
    }

    /** One verdict per message; none where there are too many to look at in one go. */
    private List<Verdict> carry(Lane lane, List<Received> messages, Instant deadline) {
        Fates fates = new Fates(Duration.ZERO);
        List<Asked> asked = messages.stream().map(Asked::one).toList();
        Lease lease = new Lease(lane.lease(), records.newId(), deadline);
        try {
            if (rules.leases().take(lease, records.clock().instant())) {
                Turn turn = new Turn(lane, landscape.now(), deadline);
                asked = new Naming(turn, records).read(messages);
                run(new LaneTurn(turn, records, rules, fates), asked, fates);
                rules.leases().giveBack(lease);
            } else {
                fates.othersAgain(LANE_TAKEN);
            }
        } catch (FailureException ofOurOwn) {
            records.waiting(lane.target(), ofOurOwn.failure());
            fates.othersAgain(LEDGER_PAUSE);
        }
        return asked.stream().map(one -> one.verdict(fates)).toList();
    }

    /** An item counts when its look ends: how many messages asked for it, and how often it had to be looked at, means nothing. */
    private void run(LaneTurn turn, List<Asked> asked, Fates fates) {
        try {
            turn.run(asked);
        } finally {
            List<Look> done = Asked.done(asked, fates);
            int again = (int) done.stream().filter(Look::isRedriven).count();
            String flow = FlowSpec.STOCK_TO_SHOPS.word();
            records.counted(flow, Counted.RECEIVED, done.size() - again);
            records.counted(flow, Counted.SENT_AGAIN, again);
            records.counted(flow, Counted.SKIPPED, done.size() - turn.ended());
        }
    }
}
