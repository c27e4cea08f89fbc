package dev.waybill.engine.review;

import dev.waybill.domain.landscape.ReviewTerms;
import java.time.Instant;

/**
 * Until when people are to decide about one thing that is held.
 *
 * @param then what happens at that time if nobody did
 */
public record Review(Instant deadline, ReviewTerms.Then then) {
    public boolean isOverdue(Instant now) {
        return !deadline.isAfter(now);
    }
}
