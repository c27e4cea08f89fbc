package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges;
import java.time.Instant;
import java.util.List;

/** Orders, whole: each row is a state. */
record OrderList(OrderChanges changes) implements ChangeList {
    @Override
    public int pageSize() {
        return changes.pageSize();
    }

    @Override
    public List<Row> since(Instant from, int skip) {
        return changes.since(from, skip).stream()
                .map(changed -> new Row(Mark.of(changed), changed.changedAt(), List.of(changed)))
                .toList();
    }

    @Override
    public boolean saysAllAtOnce() {
        return true;
    }
}
