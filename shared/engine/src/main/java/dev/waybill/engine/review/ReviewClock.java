package dev.waybill.engine.review;

import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Dismissal;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redriven;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What time does to what is held: only what the route's terms say in so many words, and in Waybill's own name. What is only overdue
 * stays as it is; the alarms tell it. Safe to repeat, and to die in between: what was sent again is not due any more.
 */
public final class ReviewClock {
    /** More do not wait at once; what is beyond comes the next time. */
    private static final int MOST = 5_000;

    private final Ledger ledger;
    private final CurrentLandscape landscape;
    private final Redrive redrive;
    private final Dismissal dismissal;
    private final Clock clock;

    public ReviewClock(Ledger ledger, CurrentLandscape landscape, Redrive redrive, Dismissal dismissal, Clock clock) {
        this.ledger = ledger;
        this.landscape = landscape;
        this.redrive = redrive;
        this.dismissal = dismissal;
        this.clock = clock;
    }

    /**
     * Does what is due.
     *
     * @return how many were let pass or taken off the list
     * @throws dev.waybill.domain.failure.FailureException if the ledger or the queue cannot be reached; the rest is done next time
     */
    public int tick() {
        Instant now = clock.instant();
        List<OpenItem> items = ledger.open(MOST);
        if (items.isEmpty()) {
            return 0;
        }
        Reviews reviews = Reviews.of(landscape.now().landscape());
        int done = 0;
        for (OpenItem item : items) {
            Optional<Review> due = reviews.of(item).filter(review -> review.isOverdue(now));
            if (due.isPresent() && decided(item, due.get())) {
                done++;
            }
        }
        return done;
    }

    private boolean decided(OpenItem item, Review review) {
        By because = By.itself("nobody decided until " + review.deadline() + "; the route says "
                + review.then().word() + " then");
        return switch (review.then()) {
            case REMIND -> false;
            case REJECT -> dismissal.dismiss(item, because);
            case APPROVE -> redrive.again(item.opened().by(), because, Edit.APPROVAL) instanceof Redriven.Queued;
        };
    }
}
