package dev.waybill.engine.poll;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    public Polls(
            CurrentLandscape landscape, CursorStore cursors, DeliveryQueue queue, Ledger ledger, Ids ids, Clock clock) {
        this.landscape = landscape;
        this.cursors = cursors;
        this.queue = queue;
        this.ledger = ledger;
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
        Map<Polled, Cursor> known = known();
        List<PollPlan.Entry> plan = PollPlan.of(running);
        List<PollReport> reports =
                looks(plan, known, running, deadline, entry -> new Due(known, clock.instant()).is(entry));
        long failing = plan.stream()
                .flatMap(entry -> Optional.ofNullable(known.get(entry.what())).stream())
                .filter(cursor -> cursor.failure().isPresent())
                .count();
        return new PollRound(reports, failing);
    }

    /**
     * Looks at some of {@link Again#lists} now, though their time may not have come.
     *
     * @param deadline after which no further page is asked for; what it leaves is for the next look
     * @throws FailureException if configuration or cursors cannot be read
     */
    public List<PollReport> now(List<Polled> lists, Instant deadline) {
        Running running = landscape.now();
        return looks(PollPlan.of(running), known(), running, deadline, entry -> lists.contains(entry.what()));
    }

    private Map<Polled, Cursor> known() {
        Map<Polled, Cursor> known = new HashMap<>();
        cursors.all().forEach(cursor -> known.put(cursor.of(), cursor));
        return known;
    }

    private List<PollReport> looks(
            List<PollPlan.Entry> plan,
            Map<Polled, Cursor> known,
            Running running,
            Instant deadline,
            Predicate<PollPlan.Entry> wanted) {
        List<PollReport> reports = new ArrayList<>();
        for (PollPlan.Entry entry : plan) {
            if (clock.instant().isBefore(deadline) && wanted.test(entry)) {
                PollReport report = look(entry, known, running, new PollLimits(MOST_PAGES, deadline));
                reports.add(report);
                known.put(entry.what(), report.cursor());
            }
        }
        return reports;
    }

    private PollReport look(PollPlan.Entry entry, Map<Polled, Cursor> known, Running running, PollLimits limits) {
        Polled what = entry.what();
        Cursor before = Optional.ofNullable(known.get(what)).orElseGet(() -> Cursor.first(what, clock.instant()));
        try {
            return new Look(cursors, queue, listening(what, running), clock)
                    .run(before, list(running, entry, known), new Routing(running.landscape(), ids), limits);
        } catch (FailureException e) {
            return failed(what, before, e.failure());
        }
    }

    /** An order that goes to several targets is known of in each; one is asked. */
    private Listening listening(Polled what, Running running) {
        List<SystemId> targets = running.landscape().targets(FlowSpec.ORDERS_TO_ERP.word(), what.system());
        return new Listening(ledger, targets.isEmpty() ? what.system() : targets.getFirst());
    }

    private ChangeList list(Running running, PollPlan.Entry entry, Map<Polled, Cursor> known) {
        Polled what = entry.what();
        Instant now = clock.instant();
        return what.entity() == EntityKind.WEBHOOK
                ? new WebhookList(
                        what.system(),
                        now,
                        Due.orders(known, what).flatMap(orders -> Silence.in(orders, entry.byWebhook())))
                : ChangeList.of(what, running, ids, now);
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
