package dev.waybill.connectors.demoerp;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import java.util.Optional;

/** Orders in the demo ERP. */
final class DemoErpOrders implements OrderTarget {
    private final DemoErpConfig config;
    private final DemoErpClient client;
    private final PlacedTranslator placed;

    DemoErpOrders(DemoErpConfig config, DemoErpClient client) {
        this.config = config;
        this.client = client;
        this.placed = new PlacedTranslator(config);
    }

    @Override
    public Optional<PlacedOrder> find(OrderReference reference) {
        return client.findOrder(reference.value()).map(placed::translate);
    }

    @Override
    public OrderDraft translate(Order order, OrderReference reference) {
        ItemBook items = ItemBook.lookUp(order, config, client);
        TaxBook taxes = TaxBook.lookUp(order, config, client);
        return new OrderTranslator(config, items, taxes).translate(order, reference);
    }

    @Override
    public PlacedOrder create(OrderDraft draft) {
        DemoErpDraft mine = mine(draft);
        client.putParty(mine.party());
        return client.createOrder(mine.form())
                .map(this::written)
                .or(() -> find(mine.reference()))
                .orElseThrow(() -> vanished(mine.reference()));
    }

    @Override
    public PlacedOrder revise(PlacedOrder there, OrderDraft draft) {
        DemoErpDraft mine = mine(draft);
        JsonAt now = client.findOrder(mine.reference().value()).orElseThrow(() -> vanished(mine.reference()));
        if (!placed.translate(now).changedAt().equals(there.changedAt())) {
            throw changed(mine.reference());
        }
        client.putParty(mine.party());
        return placed.translate(
                client.reviseOrder(there.ref().id(), now.at("revision").text(), mine.form()));
    }

    @Override
    public PlacedOrder advance(PlacedOrder there, OrderStage stage) {
        String number = there.ref().id();
        return switch (stage) {
            case CONFIRMED -> written(client.confirmOrder(number));
            case CANCELLED -> written(client.cancelOrder(number));
            case DRAFT, PLACED -> there;
        };
    }

    /** What came back from a write; where it is no order, the write may still have been done. */
    private PlacedOrder written(JsonAt answer) {
        try {
            return placed.translate(answer);
        } catch (FailureException unreadable) {
            throw DemoErpAnswers.unreadable(
                    config.system(),
                    "an order that cannot be read; it may have been done: "
                            + unreadable.failure().why(),
                    unreadable);
        }
    }

    private static DemoErpDraft mine(OrderDraft draft) {
        if (draft instanceof DemoErpDraft mine) {
            return mine;
        }
        throw new IllegalArgumentException("not a draft for the demo ERP: " + draft.reference());
    }

    private FailureException vanished(OrderReference reference) {
        return new FailureException(Failure.of(
                FailureCode.TARGET_CHANGED,
                config.system(),
                "findOrder",
                "order " + reference + " was there in " + config.system() + " and is not any more",
                "nothing: it is looked up again by itself"));
    }

    private FailureException changed(OrderReference reference) {
        return new FailureException(Failure.of(
                FailureCode.TARGET_CHANGED,
                config.system(),
                "reviseOrder",
                "order " + reference + " changed in " + config.system() + " after it was read",
                "nothing: it is read again and tried again by itself"));
    }
}
