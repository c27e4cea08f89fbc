package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.DeliveryQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One look at one system: page by page what changed, each page queued first and the cursor moved then. Whoever dies in between
 * leaves changes queued twice, never lost; the ledger recognises the second.
 */
final class Look {
    private final CursorStore cursors;
    private final DeliveryQueue queue;
    private final Listening listening;
    private final Clock clock;

    Look(CursorStore cursors, DeliveryQueue queue, Listening listening, Clock clock) {
        this.cursors = cursors;
        this.queue = queue;
        this.listening = listening;
        this.clock = clock;
    }

    /**
     * Reads until there is no more, {@code mostPages} were read, or the deadline has come; where it stopped it goes on next time.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system, the queue or the ledger cannot be reached; what was done
     *     until then is kept
     */
    PollReport run(Cursor before, ChangeList changes, Routing routing, PollLimits limits) {
        Instant began = clock.instant();
        Cursor cursor = before;
        Walk walk = new Walk(before.start(), changes.pageSize());
        PollReport.Done done = PollReport.Done.NOTHING;
        while (!walk.isEnded() && mayGoOn(walk, done, limits)) {
            List<Row> page = changes.since(walk.from(), walk.skip());
            List<Changed> news =
                    news(page, row -> walk.hasPassed(row) || (changes.saysAllAtOnce() && before.hasSeen(row.mark())));
            queue(cursor.of(), changes.together(news), routing, began);
            walk.passed(page);
            done = done.and(page.size(), news.size());
            Optional<Instant> resume = walk.isEnded() ? Optional.empty() : Optional.of(walk.from());
            Cursor next = cursor.after(marks(page), resume, began).feeling(pulse(cursor, news, resume, began));
            cursor = before.isPausedNearNow() ? next.reachingOnly(before.reached()) : next;
            if (!cursors.write(cursor)) {
                return new PollReport(cursor, done, false);
            }
        }
        return new PollReport(cursor, done, !walk.isEnded());
    }

    private Optional<Pulse> pulse(Cursor cursor, List<Changed> news, Optional<Instant> resume, Instant began) {
        Instant upTo = resume.filter(place -> place.isBefore(began)).orElse(began);
        Listening.Page page = new Listening.Page(cursor.of().system(), news, upTo, began);
        return cursor.pulse().map(before -> listening.after(page, before));
    }

    private boolean mayGoOn(Walk walk, PollReport.Done done, PollLimits limits) {
        return clock.instant().isBefore(limits.deadline()) && (done.pages() < limits.mostPages() || !walk.mayPause());
    }

    /** The same thing twice on a page, where it says the same, is carried once. */
    private static List<Changed> news(List<Row> page, Predicate<Row> isOld) {
        Map<Notice.Change, Changed> news = new LinkedHashMap<>();
        page.stream()
                .filter(isOld.negate())
                .flatMap(row -> row.changes().stream())
                .forEach(changed -> news.put(changed.notice(), changed));
        return List.copyOf(news.values());
    }

    private void queue(Polled of, List<Changed> news, Routing routing, Instant now) {
        List<Envelope> envelopes = new ArrayList<>();
        for (Changed changed : news) {
            Arrival arrival = new Arrival(of.system(), changed.body(), now);
            envelopes.addAll(routing.perTarget(arrival, changed.notice()));
        }
        new Queueing(queue).send(envelopes);
    }

    private static Map<String, Instant> marks(List<Row> page) {
        Map<String, Instant> marks = new HashMap<>();
        page.forEach(row -> marks.put(row.mark(), row.changedAt()));
        return marks;
    }
}
