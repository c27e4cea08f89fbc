package dev.waybill.functions.operatorapi;

import dev.waybill.engine.health.FlowCounts;
import dev.waybill.engine.ledger.Counted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the same numbers for some time, as each that is asked for costs, and they are a minute late anyhow. By where the day begins, so
 * that readers of one zone share an answer; what could not be had is not kept.
 */
final class KeptCounts implements FlowCounts {
    private static final Duration KEPT = Duration.ofSeconds(45);

    private final FlowCounts asked;
    private final Clock clock;
    private final Map<Question, Told> told = new ConcurrentHashMap<>();

    KeptCounts(FlowCounts asked, Clock clock) {
        this.asked = asked;
        this.clock = clock;
    }

    private record Question(List<String> flows, Instant from) {}

    private record Told(Map<String, Map<Counted, Long>> counts, Instant at) {}

    @Override
    public Map<String, Map<Counted, Long>> between(Collection<String> flows, Instant from, Instant until) {
        Instant now = clock.instant();
        told.values().removeIf(one -> !one.at().plus(KEPT).isAfter(now));
        Question question = new Question(List.copyOf(flows), from);
        Told known = told.get(question);
        if (known == null) {
            known = new Told(asked.between(flows, from, until), now);
            told.put(question, known);
        }
        return known.counts();
    }
}
