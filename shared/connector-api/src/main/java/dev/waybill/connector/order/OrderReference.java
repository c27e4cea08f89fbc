package dev.waybill.connector.order;

import dev.waybill.domain.message.SubjectRef;

/** Our reference for an order in a target: {@code shop-es:1001}, from the shop's name and the shop's own id. */
public record OrderReference(String value) {
    public static OrderReference of(SubjectRef order) {
        return new OrderReference(order.system() + ":" + order.id());
    }

    @Override
    public String toString() {
        return value;
    }
}
