package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.util.Locale;

/**
 * What an order's {@code status} means (REST v3, "Order properties", and woocommerce {@code src/Enums/OrderStatus.php}).
 * Shops and plug-ins add statuses of their own: of those, the paid ones may be processed.
 */
final class WooCommerceStage {
    private WooCommerceStage() {}

    static OrderStage of(JsonAt order) {
        return switch (status(order)) {
            case "checkout-draft", "auto-draft", "draft", "new" -> OrderStage.DRAFT;
            case "pending", "on-hold", "failed" -> OrderStage.PLACED;
            case "processing", "completed", "refunded" -> OrderStage.CONFIRMED;
            case "cancelled", "trash" -> OrderStage.CANCELLED;
            default -> isPaid(order) ? OrderStage.CONFIRMED : OrderStage.PLACED;
        };
    }

    static Fulfilment fulfilment(JsonAt order) {
        return status(order).equals("completed") ? Fulfilment.COMPLETE : Fulfilment.OPEN;
    }

    static boolean isPaid(JsonAt order) {
        return order.findText("date_paid_gmt")
                .or(() -> order.findText("date_paid"))
                .isPresent();
    }

    private static String status(JsonAt order) {
        String status = order.at("status").text().strip().toLowerCase(Locale.ROOT);
        return status.startsWith("wc-") ? status.substring("wc-".length()) : status;
    }
}
