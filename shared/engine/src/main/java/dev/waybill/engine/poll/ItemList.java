package dev.waybill.engine.poll;

import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.item.PriceSource.PriceChange;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.port.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Signs that prices may have changed. All of a page become one message, so that a price list that is replaced is one thing to approve
 * and not a thousand.
 *
 * @param asked when this look began
 */
record ItemList(SystemId system, PriceSource source, Ids ids, Instant asked) implements ChangeList {
    /** A subject has no longer id; nothing is known by such a number in a shop. */
    private static final int LONGEST_SKU = 200;

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
        return false;
    }

    @Override
    public List<Changed> together(List<Changed> news) {
        if (news.isEmpty()) {
            return List.of();
        }
        List<String> skus =
                news.stream().map(changed -> changed.notice().subject().id()).toList();
        SubjectRef subject = ChangeMessages.subject(system, ids.next());
        return List.of(changed(subject, news.getLast().changedAt(), ChangeMessages.body(skus)));
    }

    private Row row(PriceChange change) {
        List<Changed> looks = new TreeSet<>(change.skus())
                .stream()
                        .filter(sku -> !sku.isBlank() && sku.length() <= LONGEST_SKU)
                        .map(sku ->
                                changed(new SubjectRef(EntityKind.ITEM, system, sku), change.changedAt(), Body.empty()))
                        .toList();
        return new Row(Mark.of(change), change.changedAt(), looks);
    }

    private Changed changed(SubjectRef subject, Instant changedAt, Body body) {
        Notice.Change notice = new Notice.Change(
                ChangeMessages.LOOK, subject, "prices:" + subject.id() + ":" + asked, Optional.empty(), Map.of());
        return new Changed(notice, changedAt, body);
    }
}
