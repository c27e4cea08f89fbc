package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads how far an order has come. */
final class ShopifyStatus {
    private ShopifyStatus() {}

    /**
     * Paid, or reserved on a card, or paid and given back: may be processed. Partly paid is not: a rest is outstanding.
     * Nothing paid is not either, unless the shop's setting names its payment method.
     *
     * @param confirmPending payment methods in lower case
     */
    static OrderStage stage(JsonAt order, boolean calledOff, Set<String> confirmPending) {
        if (calledOff) {
            return OrderStage.CANCELLED;
        }
        return switch (order.textOrEmpty("financial_status")) {
            case "paid", "authorized", "partially_refunded", "refunded" -> OrderStage.CONFIRMED;
            case "pending" -> isAgreed(order, confirmPending) ? OrderStage.CONFIRMED : OrderStage.PLACED;
            default -> OrderStage.PLACED;
        };
    }

    static Fulfilment fulfilment(JsonAt order) {
        return switch (order.textOrEmpty("fulfillment_status")) {
            case "fulfilled" -> Fulfilment.COMPLETE;
            case "partial" -> Fulfilment.PARTLY;
            default -> Fulfilment.OPEN;
        };
    }

    private static boolean isAgreed(JsonAt order, Set<String> confirmPending) {
        List<String> methods = order.list("payment_gateway_names").stream()
                .map(name -> name.text().strip().toLowerCase(Locale.ROOT))
                .toList();
        return !methods.isEmpty() && confirmPending.containsAll(methods);
    }
}
