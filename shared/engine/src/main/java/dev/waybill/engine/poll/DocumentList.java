package dev.waybill.engine.poll;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.document.DocumentSource.PaperChange;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.order.OrderReference;
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
 * Signs that the paper of orders says something else: each says "look again" for an order. The paper itself is read when it is
 * delivered, so that one that waited says what holds then; the body only names what changed, and tells two changes apart.
 */
record DocumentList(SystemId system, DocumentSource source) implements ChangeList {
    @Override
    public int pageSize() {
        return source.pageSize();
    }

    @Override
    public List<Row> since(Instant from, int skip) {
        return source.changedSince(from, skip).stream().map(this::row).toList();
    }

    @Override
    public boolean saysAllAtOnce() {
        return true;
    }

    private Row row(PaperChange change) {
        List<Changed> looks = change.orders().stream()
                .filter(order -> order.order().isPresent())
                .map(order -> look(order, change))
                .toList();
        return new Row(Mark.of(change), change.changedAt(), looks);
    }

    private Changed look(OrderReference order, PaperChange change) {
        SubjectRef subject = new SubjectRef(EntityKind.DOCUMENT, system, order.value());
        String what = change.document() + " at " + change.changedAt();
        return new Changed(
                new Notice.Change("document.changed", subject, "document:" + what, Optional.empty(), Map.of()),
                change.changedAt(),
                Body.of(what));
    }
}
