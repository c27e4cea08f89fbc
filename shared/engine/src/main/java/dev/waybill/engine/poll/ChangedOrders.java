package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.message.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads to the end what a system says changed, for who wants to compare and not to carry. */
public final class ChangedOrders {
    private ChangedOrders() {}

    /**
     * Every order that changed at or after a time, each once, as the system told it last.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static List<Changed> since(OrderChanges changes, Instant from) {
        OrderList list = new OrderList(changes);
        Map<SubjectRef, Changed> latest = new LinkedHashMap<>();
        for (Walk walk = new Walk(from, list.pageSize()); !walk.isEnded(); ) {
            List<Row> page = list.since(walk.from(), walk.skip());
            page.stream()
                    .flatMap(row -> row.changes().stream())
                    .forEach(changed -> latest.put(changed.notice().subject(), changed));
            walk.passed(page);
        }
        return List.copyOf(latest.values());
    }
}
