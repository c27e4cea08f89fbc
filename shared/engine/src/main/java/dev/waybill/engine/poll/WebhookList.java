package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No list of changes, but one thing to look at again each time: whether the system still sends its webhooks.
 *
 * @param silence what its orders tell of that
 */
record WebhookList(SystemId system, Instant asked, Optional<Silence> silence) implements ChangeList {
    @Override
    public int pageSize() {
        return 2;
    }

    @Override
    public List<Row> since(Instant from, int skip) {
        String key = "webhooks:" + asked;
        SubjectRef subject = new SubjectRef(EntityKind.WEBHOOK, system, "orders");
        Map<String, String> headers = silence.map(Silence::headers).orElse(Map.of());
        Changed look = new Changed(
                new Notice.Change("webhooks.watched", subject, key, Optional.empty(), headers), asked, Body.of(key));
        return List.of(new Row(Mark.of(look), asked, List.of(look)));
    }

    @Override
    public boolean saysAllAtOnce() {
        return true;
    }
}
