package dev.waybill.engine.intake;

import dev.waybill.connector.Connector;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.port.AttemptLog;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import java.util.List;
import java.util.Optional;

/**
 * Accepts a webhook: finds the system, verifies the raw bytes, sees what it is about, queues one message per target.
 * Answers 2xx only after the queue has it. Translates nothing, and drops nothing it could not understand.
 */
public final class Intake {
    private final CurrentLandscape landscape;
    private final DeliveryQueue queue;
    private final AttemptLog log;
    private final Ids ids;

    public Intake(CurrentLandscape landscape, DeliveryQueue queue, AttemptLog log, Ids ids) {
        this.landscape = landscape;
        this.queue = queue;
        this.log = log;
        this.ids = ids;
    }

    /** Never throws for anything a caller can send. */
    public Receipt accept(RawWebhook webhook) {
        Receipt receipt = answer(webhook);
        switch (receipt) {
            case Receipt.Accepted accepted -> {
                // Each accepted message has its own line when it is carried.
            }
            case Receipt.Acknowledged quiet -> log.answered(webhook.system().value(), 200, "ACKNOWLEDGED", quiet.why());
            case Receipt.Refused refused ->
                log.answered(webhook.system().value(), refused.status(), refused.code(), refused.why());
        }
        return receipt;
    }

    private Receipt answer(RawWebhook webhook) {
        try {
            Running running = landscape.now();
            Optional<Webhooks> webhooks = running.find(webhook.system()).flatMap(Intake::webhooks);
            return webhooks.map(believing -> believe(webhook, believing, running))
                    .orElseGet(() -> new Receipt.Refused(
                            404, "SYSTEM_UNKNOWN", "no system of this name takes webhooks: " + webhook.system()));
        } catch (FailureException e) {
            return refusal(e.failure());
        }
    }

    private static Optional<Webhooks> webhooks(Connector connector) {
        try {
            return Optional.of(connector.webhooks());
        } catch (FailureException hasNone) {
            return Optional.empty();
        }
    }

    private Receipt believe(RawWebhook webhook, Webhooks webhooks, Running running) {
        if (webhooks.isGreeting(webhook)) {
            return new Receipt.Acknowledged("greeting");
        }
        webhooks.verify(webhook);
        Routing routing = new Routing(running.landscape(), ids);
        Arrival arrival = new Arrival(webhook.system(), webhook.body(), webhook.receivedAt());
        return switch (webhooks.identify(webhook)) {
            case Notice.Nothing nothing -> new Receipt.Acknowledged(nothing.topic() + ": " + nothing.why());
            case Notice.PrivacyRequest request -> queued(List.of(routing.privacyRequest(arrival, request)));
            case Notice.Change change -> queued(routing.perTarget(arrival, change));
        };
    }

    private Receipt queued(List<Envelope> envelopes) {
        if (envelopes.isEmpty()) {
            return new Receipt.Acknowledged("no route takes this");
        }
        try {
            queue.send(envelopes);
            return new Receipt.Accepted(envelopes.size());
        } catch (FailureException e) {
            if (e.failure().code() != FailureCode.BODY_TOO_LARGE) {
                throw e;
            }
            queue.send(envelopes.stream().map(Envelope::withoutBody).toList());
            return new Receipt.Refused(
                    413, e.failure().code().name(), e.failure().why());
        }
    }

    private static Receipt refusal(Failure failure) {
        int status = failure.kind() == FailureKind.UNAUTHENTIC ? 401 : 503;
        return new Receipt.Refused(status, failure.code().name(), failure.whyUnquoted());
    }
}
