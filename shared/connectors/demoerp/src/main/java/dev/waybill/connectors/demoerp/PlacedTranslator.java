package dev.waybill.connectors.demoerp;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the ERP's sales order. Pure. */
final class PlacedTranslator {
    private final DemoErpConfig config;

    PlacedTranslator(DemoErpConfig config) {
        this.config = config;
    }

    private record Standing(OrderStage stage, Fulfilment fulfilment, boolean revisable, boolean cancellable) {}

    PlacedOrder translate(JsonAt order) {
        String number = order.at("number").text();
        String currency = order.at("currency").text();
        Standing standing = standing(order.at("state"));
        return new PlacedOrder(
                new ExternalRef(config.system(), number, number),
                standing.stage(),
                standing.fulfilment(),
                lines(order, currency),
                money(order, "total", currency),
                money(order, "tax", currency),
                standing.revisable(),
                standing.cancellable(),
                Optional.of(time(order.at("changedAt"))));
    }

    private static Standing standing(JsonAt state) {
        return switch (state.text()) {
            case "DRAFT" -> new Standing(OrderStage.PLACED, Fulfilment.OPEN, true, true);
            case "CONFIRMED" -> new Standing(OrderStage.CONFIRMED, Fulfilment.OPEN, false, true);
            case "PROCESSING" -> new Standing(OrderStage.CONFIRMED, Fulfilment.OPEN, false, false);
            case "SHIPPED" -> new Standing(OrderStage.CONFIRMED, Fulfilment.COMPLETE, false, false);
            case "CANCELLED" -> new Standing(OrderStage.CANCELLED, Fulfilment.OPEN, false, false);
            default -> throw state.wrong("DRAFT, CONFIRMED, PROCESSING, SHIPPED or CANCELLED");
        };
    }

    private List<PlacedOrder.Line> lines(JsonAt order, String currency) {
        return order.list("lines").stream()
                .filter(line -> !line.at("service").flag())
                .map(line -> new PlacedOrder.Line(
                        config.sku(line.at("sku").text()),
                        Quantity.pieces(line.at("quantity").decimal()),
                        money(line, "amount", currency)))
                .toList();
    }

    private static Money money(JsonAt at, String member, String currency) {
        return Money.of(at.at(member).decimal().toPlainString(), currency);
    }

    static Instant time(JsonAt at) {
        try {
            return Instant.parse(at.text());
        } catch (DateTimeException e) {
            throw new FailureException(at.wrong("a time in UTC").failure(), e);
        }
    }
}
