package dev.waybill.engine.intake;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.port.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which messages a change becomes: one per flow and target that a route names. */
public record Routing(Landscape landscape, Ids ids) {
    /** The target of what no system is told. */
    public static final SystemId OURSELVES = new SystemId("waybill");

    /** The messages, to be queued together; none if no route takes it. */
    public List<Envelope> perTarget(Arrival arrival, Notice.Change change) {
        CorrelationId correlation = new CorrelationId(ids.next());
        if (change.subject().kind() == EntityKind.WEBHOOK) {
            return List.of(envelope(arrival, change, new Way(Flows.WATCH_SOURCES, OURSELVES, correlation)));
        }
        return Arrays.stream(FlowSpec.values())
                .filter(flow -> flow.moves().entity() == change.subject().kind())
                .flatMap(flow -> landscape.targets(flow.word(), arrival.system()).stream()
                        .filter(target -> concerns(change.subject(), target))
                        .map(target -> envelope(arrival, change, new Way(flow.word(), target, correlation))))
                .toList();
    }

    /** The paper of an order goes to the shop that the order came from, to no other. */
    private static boolean concerns(SubjectRef subject, SystemId target) {
        return subject.kind() != EntityKind.DOCUMENT
                || new OrderReference(subject.id())
                        .order()
                        .map(order -> order.system().equals(target))
                        .orElse(false);
    }

    Envelope privacyRequest(Arrival arrival, Notice.PrivacyRequest request) {
        Notice.Change asChange =
                new Notice.Change(request.topic(), request.subject(), request.key(), Optional.empty(), Map.of());
        return envelope(arrival, asChange, new Way(Flows.PRIVACY_REQUESTS, OURSELVES, new CorrelationId(ids.next())));
    }

    private record Way(String flow, SystemId target, CorrelationId correlation) {}

    private static Envelope envelope(Arrival arrival, Notice.Change change, Way way) {
        return new Envelope(
                way.flow(),
                arrival.system(),
                way.target(),
                change.subject(),
                change.topic(),
                change.key(),
                change.version(),
                arrival.receivedAt(),
                way.correlation(),
                change.headers(),
                arrival.body(),
                Envelope.Redriven.NO);
    }
}
