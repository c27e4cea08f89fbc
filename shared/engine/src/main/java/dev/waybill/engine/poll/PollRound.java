package dev.waybill.engine.poll;

import java.util.List;

/**
 * What one round did.
 *
 * @param looks one report for each system that was due
 * @param failing how many systems could not be read when they were last looked at
 */
public record PollRound(List<PollReport> looks, long failing) {
    public PollRound {
        looks = List.copyOf(looks);
    }
}
