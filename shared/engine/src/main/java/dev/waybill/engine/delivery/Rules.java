package dev.waybill.engine.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What decides how a delivery goes on: whether the target is called, what an old message is worth, what a failure means. */
public record Rules(Gate gate, Freshness freshness, Judgement judgement) {
    /** Messages older than this are read again from their source. */
    public static final Duration REREAD_AFTER = Duration.ofHours(24);

    /** The rules of production, with its waits. */
    public static Rules standard(Circuits circuits, Duration rereadAfter, RandomGenerator random) {
        return new Rules(new Gate(circuits), new Freshness(rereadAfter), new Judgement(Backoff.standard(random)));
    }
}
