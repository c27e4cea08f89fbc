package dev.waybill.connector.order;

import dev.waybill.domain.order.Order;

/** An order translated for one target; only the connector that made it can read the rest of it. */
public interface OrderDraft {
    OrderReference reference();

    Order order();
}
