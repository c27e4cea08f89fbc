package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.message.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads to the end what a system says changed, for who wants to compare and not to carry. */
public final class ChangedOrders {
    private ChangedOrders() {}

    /**
     * Every order that changed at or after a time, each once, as the system told it last.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static List<Changed> since(OrderChanges changes, Instant from) {
        Map<SubjectRef, Changed> latest = new LinkedHashMap<>();
        read(changes, from, () -> true, changed -> latest.put(changed.notice().subject(), changed));
        return List.copyOf(latest.values());
    }

    /**
     * Tells of every order that changed at or after a time, the earliest change first, one page after the other; of some more than once.
     *
     * @param goOn asked before each page
     * @return whether that was all
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static boolean read(OrderChanges changes, Instant from, BooleanSupplier goOn, Consumer<Changed> each) {
        return new OrderList(changes).read(from, goOn, each);
    }
}
