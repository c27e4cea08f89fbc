package dev.waybill.connectors.tryton;

import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.party.Customer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sale ready to be written, but for the ids of its party and addresses. {@code toString} hides it.
 *
 * @param head fields of the sale
 * @param lines fields of each line
 */
record SaleDraft(
        OrderReference reference,
        Order order,
        Customer buyer,
        AddressDraft billTo,
        AddressDraft shipTo,
        Map<String, Object> head,
        List<Map<String, Object>> lines)
        implements OrderDraft {

    /** As {@code create} takes it. */
    Map<String, Object> values(Parties.Placement placement) {
        Map<String, Object> values = valuesWithoutLines(placement);
        values.put("lines", List.of(TrytonValues.create(lines)));
        return values;
    }

    /** As {@code write} takes it, to say the same on a sale that has other lines. */
    Map<String, Object> valuesReplacing(List<Long> oldLines, Parties.Placement placement) {
        Map<String, Object> values = valuesWithoutLines(placement);
        values.put("lines", List.of(List.of("delete", oldLines), TrytonValues.create(lines)));
        return values;
    }

    private Map<String, Object> valuesWithoutLines(Parties.Placement placement) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("party", placement.party());
        values.put("invoice_address", placement.billTo());
        values.put("shipment_address", placement.shipTo());
        values.putAll(head);
        return values;
    }

    @Override
    public String toString() {
        return "SaleDraft[" + reference + ", " + lines.size() + " lines]";
    }
}
