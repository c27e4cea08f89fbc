package dev.waybill.connectors.shopify;

import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemId;

/** An order as the shop shows it now, with the paper that we wrote on it. */
record OrderInShop(
        String gid, ExternalRef ref, OrderStage stage, Fulfilment fulfilment, Money charged, OrderPaper paper) {

    static OrderInShop of(JsonAt order, SystemId shop) {
        String gid = order.at("id").code();
        String id = ShopifyIds.read(gid).orElseThrow(() -> order.at("id").wrong("a GraphQL id"));
        return new OrderInShop(
                gid,
                new ExternalRef(shop, id, order.at("name").code().replaceFirst("^#", "")),
                stage(order),
                fulfilment(order),
                charged(order),
                OrderPaper.of(order, shop));
    }

    Shown shown() {
        return new Shown(ref, stage, fulfilment, paper.marks(), charged);
    }

    /** An order from which every piece was taken is called off, as in {@link OrderView#calledOff}. */
    private static OrderStage stage(JsonAt order) {
        boolean calledOff = order.findText("cancelledAt").isPresent()
                || order.at("currentSubtotalLineItemsQuantity").decimal().signum() == 0;
        if (calledOff) {
            return OrderStage.CANCELLED;
        }
        return switch (order.textOrEmpty("displayFinancialStatus")) {
            case "PAID", "AUTHORIZED", "PARTIALLY_REFUNDED", "REFUNDED" -> OrderStage.CONFIRMED;
            default -> OrderStage.PLACED;
        };
    }

    private static Fulfilment fulfilment(JsonAt order) {
        return switch (order.textOrEmpty("displayFulfillmentStatus")) {
            case "FULFILLED", "FULFILLMENT_NOT_REQUIRED" -> Fulfilment.COMPLETE;
            case "PARTIALLY_FULFILLED" -> Fulfilment.PARTLY;
            default -> Fulfilment.OPEN;
        };
    }

    /**
     * The current total has what was taken out of the order taken off, whatever was paid back for it; the discrepancy is by how
     * much less (positive) or more (negative) than that was paid back, a refund of money only among it
     * (https://shopify.dev/docs/api/admin-graphql/latest/objects/Order, {@code currentTotalPriceSet}, {@code
     * refundDiscrepancySet}, read 2026-11). Payments are not asked: an order that is paid on delivery has none yet.
     */
    private static Money charged(JsonAt order) {
        return money(order.at("currentTotalPriceSet")).plus(money(order.at("refundDiscrepancySet")));
    }

    private static Money money(JsonAt bag) {
        JsonAt money = bag.at("shopMoney");
        return new Money(money.at("amount").decimal(), ShopMoney.currency(money.at("currencyCode")));
    }
}
