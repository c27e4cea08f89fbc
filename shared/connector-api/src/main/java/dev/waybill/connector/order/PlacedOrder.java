package dev.waybill.connector.order;

import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as it stands in a target, read back.
 *
 * @param lines only the goods, shipping and fees left out; several entries for one item are allowed
 * @param total with tax, as the target computed it
 * @param tax as the target computed it
 * @param revisable whether its lines can still be changed there
 * @param cancellable whether it can still be called off there
 * @param changedAt when it last changed there
 */
public record PlacedOrder(
        ExternalRef ref,
        OrderStage stage,
        Fulfilment fulfilment,
        List<Line> lines,
        Money total,
        Money tax,
        boolean revisable,
        boolean cancellable,
        Optional<Instant> changedAt) {
    public PlacedOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One item of it.
     *
     * @param sku the item's number in the target, translated back to the source's where a mapping applies
     */
    public record Line(String sku, Quantity quantity, Money net) {}
}
