package dev.waybill.engine.stock;

import dev.waybill.domain.message.SubjectRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What becomes of the messages of each SKU of a lane. Nothing is done with before it is said so. For one thread. */
final class Fates {
    private final Map<SubjectRef, Optional<Duration>> known = new HashMap<>();
    private Duration others;

    Fates(Duration others) {
        this.others = others;
    }

    void done(Look look) {
        known.put(look.subject(), Optional.empty());
    }

    void again(Look look, Duration in) {
        known.put(look.subject(), Optional.of(in));
    }

    /** All of which nothing was said come again. */
    void othersAgain(Duration in) {
        others = in;
    }

    /** When it is to be looked at again; empty if it is done with. */
    Optional<Duration> retry(SubjectRef subject) {
        return known.getOrDefault(subject, Optional.of(others));
    }
}
