package dev.waybill.engine.poll;

import dev.waybill.connector.Connector;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at every system whose time has come, and queues what changed exactly as its webhooks would have. One that fails holds up
 * no other. Two rounds at once do no harm.
 */
public final class Polls {
    /** One system with a million changes must not keep the others waiting: it goes on in a minute. */
    private static final int MOST_PAGES = 20;

    private final CurrentLandscape landscape;
    private final CursorStore cursors;
    private final DeliveryQueue queue;
    private final Ids ids;
    private final Clock clock;

    public Polls(CurrentLandscape landscape, CursorStore cursors, DeliveryQueue queue, Ids ids, Clock clock) {
        this.landscape = landscape;
        this.cursors = cursors;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Looks at all that are due.
     *
     * @param deadline after which no further page is asked for
     * @throws FailureException if configuration or cursors cannot be read
     */
    public PollRound run(Instant deadline) {
        Running running = landscape.now();
        Map<Polled, Cursor> known = new HashMap<>();
        cursors.all().forEach(cursor -> known.put(cursor.of(), cursor));
        List<PollReport> reports = new ArrayList<>();
        List<PollPlan.Entry> plan = PollPlan.of(running);
        for (PollPlan.Entry entry : plan) {
            Instant now = clock.instant();
            Optional<Cursor> cursor = Optional.ofNullable(known.get(entry.what()));
            if (now.isBefore(deadline)
                    && cursor.map(before -> isDue(before, entry.every(), now)).orElse(true)) {
                Cursor before = cursor.orElseGet(() -> Cursor.first(entry.what(), now));
                PollReport report = look(before, running, new PollLimits(MOST_PAGES, deadline));
                reports.add(report);
                known.put(entry.what(), report.cursor());
            }
        }
        long failing = plan.stream()
                .flatMap(entry -> Optional.ofNullable(known.get(entry.what())).stream())
                .filter(cursor -> cursor.failure().isPresent())
                .count();
        return new PollRound(reports, failing);
    }

    /** What has more to read goes on at once; what failed is asked again when its time has come, or when it asked for. */
    private static boolean isDue(Cursor cursor, Duration every, Instant now) {
        Duration wait = cursor.failure()
                .map(failure -> failure.retryAfter().orElse(Duration.ZERO))
                .filter(asked -> asked.compareTo(every) > 0)
                .orElse(every);
        boolean goesOn = cursor.resume().isPresent() && cursor.failure().isEmpty();
        return goesOn || !now.isBefore(cursor.lookedAt().plus(wait));
    }

    private PollReport look(Cursor before, Running running, PollLimits limits) {
        try {
            return new Look(cursors, queue, clock)
                    .run(before, list(running, before.of()), new Routing(running.landscape(), ids), limits);
        } catch (FailureException e) {
            return failed(before.of(), before, e.failure());
        }
    }

    private ChangeList list(Running running, Polled what) {
        Connector connector = running.require(what.system());
        return switch (what.entity()) {
            case STOCK -> new StockList(what.system(), connector.stockSource(), clock.instant());
            case DOCUMENT -> new DocumentList(what.system(), connector.documentSource());
            case ORDER -> new OrderList(connector.orderChanges());
            case WEBHOOK -> new WebhookList(what.system(), clock.instant());
            case PARTY, ITEM -> throw new IllegalStateException("nothing lists changes of " + what.entity());
        };
    }

    /** What was read before the failure is in the store already, so the cursor is taken from there. */
    private PollReport failed(Polled what, Cursor before, Failure failure) {
        Cursor left = cursors.all().stream()
                .filter(cursor -> cursor.of().equals(what))
                .findFirst()
                .orElse(before)
                .failed(failure, clock.instant());
        return new PollReport(left, PollReport.Done.NOTHING, cursors.write(left));
    }
}
