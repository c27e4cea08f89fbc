package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.message.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Customers, whole. What was entered of one at one time, in several lines, is one change. */
record PartyList(PartyChanges changes) implements ChangeList {
    @Override
    public int pageSize() {
        return changes.pageSize();
    }

    @Override
    public List<Row> since(Instant from, int skip) {
        return changes.changedSince(from, skip).stream().map(PartyList::row).toList();
    }

    @Override
    public boolean saysAllAtOnce() {
        return true;
    }

    private static Row row(PartyChanges.Line line) {
        return new Row(
                Mark.of(line),
                line.changedAt(),
                line.told().map(told -> changed(told, line.changedAt())).stream()
                        .toList());
    }

    private static Changed changed(PartyChanges.Told told, Instant at) {
        Notice.Change notice = new Notice.Change(
                "customer.changed", told.customer(), "customer:" + at, Optional.of(new Version(at)), Map.of());
        return new Changed(notice, at, told.body());
    }
}
