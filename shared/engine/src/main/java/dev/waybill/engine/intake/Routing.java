package dev.waybill.engine.intake;

import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.port.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which messages a webhook becomes: one per flow and target that a route names. */
record Routing(Landscape landscape, Ids ids) {
    private static final SystemId OURSELVES = new SystemId("waybill");

    List<Envelope> perTarget(RawWebhook webhook, Notice.Change change) {
        CorrelationId correlation = new CorrelationId(ids.next());
        return Arrays.stream(FlowSpec.values())
                .filter(flow -> flow.moves().entity() == change.subject().kind())
                .flatMap(flow -> landscape.targets(flow.word(), webhook.system()).stream()
                        .map(target -> envelope(webhook, change, new Way(flow.word(), target, correlation))))
                .toList();
    }

    Envelope privacyRequest(RawWebhook webhook, Notice.PrivacyRequest request) {
        Notice.Change asChange =
                new Notice.Change(request.topic(), request.subject(), request.key(), Optional.empty(), Map.of());
        return envelope(webhook, asChange, new Way(Flows.PRIVACY_REQUESTS, OURSELVES, new CorrelationId(ids.next())));
    }

    private record Way(String flow, SystemId target, CorrelationId correlation) {}

    private static Envelope envelope(RawWebhook webhook, Notice.Change change, Way way) {
        return new Envelope(
                way.flow(),
                webhook.system(),
                way.target(),
                change.subject(),
                change.topic(),
                change.key(),
                change.version(),
                webhook.receivedAt(),
                way.correlation(),
                change.headers(),
                webhook.body(),
                Envelope.Redriven.NO);
    }
}
