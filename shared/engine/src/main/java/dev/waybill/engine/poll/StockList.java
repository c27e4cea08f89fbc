package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockSource.StockChange;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Signs that stock may have changed: each row says "look again" for some SKUs, and carries no number.
 *
 * @param asked when this look began: what is seen again by a later one is to be looked at again, not dropped as a duplicate
 */
record StockList(SystemId system, StockSource source, Instant asked) implements ChangeList {
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

    private Row row(StockChange change) {
        List<Changed> looks = new TreeSet<>(change.skus())
                .stream().map(sku -> look(sku, change.changedAt())).toList();
        return new Row(Mark.of(change), change.changedAt(), looks);
    }

    private Changed look(String sku, Instant changedAt) {
        SubjectRef subject = new SubjectRef(EntityKind.STOCK, system, sku);
        return new Changed(
                new Notice.Change("stock.changed", subject, "stock:" + sku + ":" + asked, Optional.empty(), Map.of()),
                changedAt,
                Body.empty());
    }
}
