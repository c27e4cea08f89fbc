package dev.waybill.domain.item;

import java.time.Instant;
import java.util.Optional;

/**
 * A change set without its lines.
 *
 * @param lines how many it has
 * @param open how many of them nobody decided yet
 * @param touched how many touch a limit
 */
public record SetSummary(
        Proposal proposal,
        SetState state,
        Optional<Instant> effective,
        Optional<Instant> deadline,
        int lines,
        int open,
        int touched) {
    public static SetSummary of(ChangeSet set) {
        return new SetSummary(
                set.proposal(),
                set.state(),
                set.effective(),
                set.deadline(),
                set.lines().size(),
                set.count(LineState.OPEN),
                set.touched());
    }
}
