package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.port.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads once more what changed at its source in a span. No cursor is looked at or moved, and nothing is queued. */
public final class Again {
    private final CurrentLandscape landscape;
    private final Ids ids;
    private final Clock clock;

    public Again(CurrentLandscape landscape, Ids ids, Clock clock) {
        this.landscape = landscape;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One line of the list.
     *
     * @param messages what it becomes, as its webhook would have
     */
    public record Line(Instant changedAt, List<Envelope> messages) {
        public Line {
            messages = List.copyOf(messages);
        }
    }

    /** What is asked of all systems: what they list, where a route takes it. */
    public List<Polled> lists() {
        return PollPlan.of(landscape.now()).stream().map(PollPlan.Entry::what).toList();
    }

    /**
     * An order as its source tells it now.
     *
     * @return what it becomes; no messages if no route takes it
     * @throws FailureException if the source cannot be asked, cannot tell of one order ({@code CAPABILITY_MISSING}), or does not have
     *     it ({@code TARGET_REFUSED})
     */
    public List<Envelope> order(SubjectRef order) {
        Running running = landscape.now();
        OrderReader reader = running.require(order.system()).orderReader();
        OrderReader.CurrentOrder current = reader.read(order).orElseThrow(() -> gone(order));
        Notice.Change change =
                new Notice.Change(reader.topic(), order, "read:" + ids.next(), current.version(), Map.of());
        return new Routing(running.landscape(), ids)
                .perTarget(new Arrival(order.system(), current.body(), clock.instant()), change);
    }

    private static FailureException gone(SubjectRef order) {
        return new FailureException(Failure.of(
                FailureCode.TARGET_REFUSED,
                order.system(),
                "readOrder",
                order.system() + " does not have " + order + ", or not any more",
                "check the id: it is the shop's own, which may differ from the number people use"));
    }

    /**
     * Tells of each line, the earliest change first.
     *
     * @param what one of {@link #lists}, and no watch
     * @param take false to stop before that line
     * @return when the line changed before which it stopped; empty if it came to the end
     * @throws FailureException if the system cannot be asked
     */
    public Optional<Instant> read(Polled what, Span span, Predicate<Line> take) {
        Running running = landscape.now();
        Instant now = clock.instant();
        Routing routing = new Routing(running.landscape(), ids);
        ChangeList list = ChangeList.of(what, running, ids, now);
        Walk walk = new Walk(span.since(), list.pageSize());
        while (!walk.isEnded()) {
            List<Row> page = list.since(walk.from(), walk.skip());
            for (Row row : page) {
                if (!row.changedAt().isBefore(span.until())) {
                    return Optional.empty();
                }
                if (!walk.hasPassed(row) && !take.test(line(what, row, routing, now))) {
                    return Optional.of(row.changedAt());
                }
            }
            walk.passed(page);
        }
        return Optional.empty();
    }

    private static Line line(Polled what, Row row, Routing routing, Instant now) {
        return new Line(
                row.changedAt(),
                row.changes().stream()
                        .flatMap(changed -> messages(what, changed, routing, now).stream())
                        .toList());
    }

    /** Under a key of its own: the ledger says what was done already, not what the queue remembers of the last minutes. */
    private static Notice.Change again(Notice.Change notice, Instant now) {
        return new Notice.Change(
                notice.topic(), notice.subject(), notice.key() + " again " + now, notice.version(), notice.headers());
    }

    private static List<Envelope> messages(Polled what, Changed changed, Routing routing, Instant now) {
        return routing.perTarget(new Arrival(what.system(), changed.body(), now), again(changed.notice(), now));
    }
}
