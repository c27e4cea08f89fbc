package dev.waybill.connectors.demoerp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.order.Order;

/** An order in the ERP's words: its party and its form. {@code toString} hides both. */
record DemoErpDraft(OrderReference reference, Order order, ObjectNode party, ObjectNode form) implements OrderDraft {
    @Override
    public String toString() {
        return "DemoErpDraft[" + reference + "]";
    }
}
