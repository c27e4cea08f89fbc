package dev.waybill.engine.operator;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.poll.Queueing;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.By;
import java.time.Clock;
import java.util.List;

/**
 * Queues for a person. First what is needed to understand it later, then the queue: whoever dies in between leaves a line too much,
 * and asking again does no harm.
 */
public record InTheirName(Ledger ledger, Queueing queue, Ids ids, Clock clock) {
    private static final SystemId OURSELVES = new SystemId("waybill");

    void replay(List<Envelope> messages, By by) {
        messages.forEach(message -> ledger.intervened(intervention(
                Intervention.Kind.REPLAYED,
                message.subject(),
                message.target(),
                by,
                message.topic() + " as " + message.source() + " tells it now, correlation " + message.correlation())));
        queue.send(messages);
    }

    /** Goes into the history of {@code webhook#SYSTEM#polls}: it is about no one thing of the system. */
    void poll(SystemId system, By by, String what) {
        SubjectRef polls = new SubjectRef(EntityKind.WEBHOOK, system, "polls");
        ledger.intervened(intervention(Intervention.Kind.POLLED, polls, OURSELVES, by, what));
    }

    private Intervention intervention(Intervention.Kind kind, SubjectRef subject, SystemId target, By by, String what) {
        OperationId id = new OperationId(ids.next());
        return new Intervention(id, subject, target, id, kind, by.who(), by.why(), what, clock.instant());
    }
}
