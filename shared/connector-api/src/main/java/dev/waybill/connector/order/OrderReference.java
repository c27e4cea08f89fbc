package dev.waybill.connector.order;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.util.Optional;

/** Our reference for an order in a target: {@code shop-es:1001}, from the shop's name and the shop's own id. */
public record OrderReference(String value) {
    public static OrderReference of(SubjectRef order) {
        return new OrderReference(order.system() + ":" + order.id());
    }

    /**
     * The order that it names.
     *
     * @return empty if Waybill never made such a reference
     */
    public Optional<SubjectRef> order() {
        int colon = value.indexOf(':');
        if (colon < 0 || value.length() == colon + 1 || !SystemId.isName(value.substring(0, colon))) {
            return Optional.empty();
        }
        return Optional.of(
                new SubjectRef(EntityKind.ORDER, new SystemId(value.substring(0, colon)), value.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return value;
    }
}
