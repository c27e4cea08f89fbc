package dev.waybill.engine.change;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.redrive.By;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What time does to change sets: those whose time has come go live, those that nobody decided in time are rejected. Safe to repeat. */
public final class ChangeClock {
    /** More do not wait at once; what is beyond comes the next time. */
    private static final int MOST = 500;

    private final ChangeSets sets;
    private final DeliveryQueue queue;
    private final Clock clock;

    public ChangeClock(ChangeSets sets, DeliveryQueue queue, Clock clock) {
        this.sets = sets;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Does what is due.
     *
     * @return how many sets were moved on
     * @throws dev.waybill.domain.failure.FailureException if the store or the queue cannot be reached; the rest is done next time
     */
    public int tick() {
        Instant now = clock.instant();
        int moved = 0;
        for (SetSummary summary : sets.latest(MOST)) {
            if (isDue(summary, now)) {
                moved += sets.find(summary.proposal().id())
                        .map(set -> move(set, now))
                        .orElse(0);
            }
        }
        return moved;
    }

    private static boolean isDue(SetSummary summary, Instant now) {
        Optional<Instant> when =
                switch (summary.state()) {
                    case APPROVED -> summary.effective();
                    case PROPOSED -> summary.deadline();
                    case REJECTED, PUBLISHED, UNDOING, UNDONE -> Optional.empty();
                };
        return when.filter(time -> !time.isAfter(now)).isPresent();
    }

    /** First the message, then the mark: whoever dies in between sends it twice, which does no harm. */
    private int move(ChangeSet set, Instant now) {
        if (set.state() == SetState.PROPOSED) {
            ChangeSet rejected = set.reject(
                    Set.of(),
                    By.itself("").who(),
                    "nobody decided until " + set.deadline().orElse(now),
                    now);
            if (!sets.write(rejected)) {
                return 0;
            }
            queue.send(List.of(ChangeMessages.goOn(rejected, now)));
        } else {
            ChangeSet live = set.live();
            queue.send(List.of(ChangeMessages.goOn(live, now)));
            sets.write(live);
        }
        return 1;
    }
}
