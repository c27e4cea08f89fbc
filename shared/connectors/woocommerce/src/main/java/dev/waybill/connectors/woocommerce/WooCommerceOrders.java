package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.message.SubjectRef;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads one order from the shop's REST interface: the same JSON as its webhooks send, since the shop makes both with one
 * piece of code (woocommerce/woocommerce-rest-api-docs {@code _orders.md}, "Retrieve an order"; read 2026-11).
 */
final class WooCommerceOrders implements OrderReader {
    private static final Question QUESTION = new Question("readOrder", "tell the order", Duration.ofSeconds(10));

    private final WooCommerceRest rest;

    WooCommerceOrders(WooCommerceRest rest) {
        this.rest = rest;
    }

    @Override
    public Optional<CurrentOrder> read(SubjectRef order) {
        if (!order.id().matches("[0-9]{1,20}")) {
            return Optional.empty();
        }
        HttpAnswer answer = rest.ask(QUESTION, "orders/" + order.id());
        return switch (answer.status()) {
            case 200 -> Optional.of(new CurrentOrder(answer.body(), WooCommerceWebhooks.version(answer.body())));
            case 404, 410 -> Optional.empty();
            default -> throw rest.no(QUESTION, answer);
        };
    }
}
