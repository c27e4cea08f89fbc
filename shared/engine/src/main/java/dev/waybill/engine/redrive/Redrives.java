package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.ledger.OpenItem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends many operations again, at a bounded rate. */
public final class Redrives {
    private final Redrive redrive;
    private final Pause pause;
    private final Clock clock;

    public Redrives(Redrive redrive, Pause pause, Clock clock) {
        this.redrive = redrive;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param left so many were selected but not begun, for the limit, for want of time or for {@code stopped}: ask again
     * @param stopped what kept it from going on, if ledger or queue could not be reached in the middle
     */
    public record Report(List<Redriven> done, int left, Optional<Failure> stopped) {
        public Report {
            done = List.copyOf(done);
        }
    }

    /**
     * Sends the items again, in their order. What was sent before ledger or queue failed is in the report.
     *
     * @param deadline after which no further one is begun
     */
    public Report again(List<OpenItem> items, By by, Edit edit, Terms terms, Instant deadline) {
        List<Redriven> done = new ArrayList<>();
        for (OpenItem item : items) {
            if (done.size() == terms.most()
                    || !clock.instant().plus(terms.spacing()).isBefore(deadline)) {
                break;
            }
            if (!done.isEmpty()) {
                pause.passes(terms.spacing());
            }
            try {
                done.add(redrive.again(item.opened().by(), by, edit));
            } catch (FailureException e) {
                return new Report(done, items.size() - done.size(), Optional.of(e.failure()));
            }
        }
        return new Report(done, items.size() - done.size(), Optional.empty());
    }
}
