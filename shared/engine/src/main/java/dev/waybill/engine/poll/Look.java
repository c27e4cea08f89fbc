package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.poll.Cursor.Place;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.DeliveryQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at one system: page by page what changed, each page queued first and the cursor moved then. Whoever dies in between
 * leaves changes queued twice, never lost; the ledger recognises the second.
 */
final class Look {
    private final CursorStore cursors;
    private final DeliveryQueue queue;
    private final Clock clock;

    Look(CursorStore cursors, DeliveryQueue queue, Clock clock) {
        this.cursors = cursors;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Reads until there is no more, {@code mostPages} were read, or the deadline has come; where it stopped it goes on next time.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system, the queue or the ledger cannot be reached; what was done
     *     until then is kept
     */
    PollReport run(Cursor before, OrderChanges changes, Routing routing, PollLimits limits) {
        Instant began = clock.instant();
        Cursor cursor = before;
        Place place = before.start();
        int pages = 0;
        int read = 0;
        int queued = 0;
        boolean more = true;
        while (more && pages < limits.mostPages() && clock.instant().isBefore(limits.deadline())) {
            List<Changed> page = changes.since(place.from(), place.skip());
            List<Changed> news = news(page, cursor);
            queue(cursor.of(), news, routing, began);
            Optional<Place> next =
                    page.size() < changes.pageSize() ? Optional.empty() : Optional.of(after(place, page));
            cursor = cursor.after(marks(page), next, began);
            pages++;
            read += page.size();
            queued += news.size();
            if (!cursors.write(cursor)) {
                return new PollReport(cursor, new PollReport.Done(pages, read, queued), false);
            }
            more = next.isPresent();
            place = next.orElse(place);
        }
        return new PollReport(cursor, new PollReport.Done(pages, read, queued), more);
    }

    /** The same time again, as there may be more of it than fit into the page; what was on the page is skipped or known. */
    private static Place after(Place place, List<Changed> page) {
        Instant last = page.getLast().changedAt();
        return last.isAfter(place.from()) ? new Place(last, 0) : new Place(place.from(), place.skip() + page.size());
    }

    private static List<Changed> news(List<Changed> page, Cursor cursor) {
        return page.stream().filter(changed -> !cursor.hasSeen(mark(changed))).toList();
    }

    private void queue(Polled of, List<Changed> news, Routing routing, Instant now) {
        List<Envelope> envelopes = new ArrayList<>();
        for (Changed changed : news) {
            Arrival arrival = new Arrival(of.system(), changed.body(), now);
            envelopes.addAll(routing.perTarget(arrival, changed.notice()));
        }
        if (!envelopes.isEmpty()) {
            send(envelopes);
        }
    }

    /** One order that no queue can carry must not hold up the others for ever; it becomes a failure with its reason. */
    private void send(List<Envelope> envelopes) {
        try {
            queue.send(envelopes);
        } catch (FailureException e) {
            if (e.failure().code() != FailureCode.BODY_TOO_LARGE) {
                throw e;
            }
            if (envelopes.size() == 1) {
                queue.send(List.of(envelopes.getFirst().withoutBody()));
            } else {
                envelopes.forEach(envelope -> send(List.of(envelope)));
            }
        }
    }

    private static Map<String, Instant> marks(List<Changed> page) {
        Map<String, Instant> marks = new HashMap<>();
        page.forEach(changed -> marks.put(mark(changed), changed.changedAt()));
        return marks;
    }

    /** Short, as hundreds are kept; that two differing states of the last minutes share one is not to be feared (80 bits). */
    private static String mark(Changed changed) {
        return Body.of(changed.notice().subject().key() + "\n" + changed.body().hash())
                .hash()
                .substring(0, 20);
    }
}
