package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.domain.money.Money;
import java.util.List;

/**
 * Which of the two orders in a body is meant: Shopify keeps what was once ordered ({@code quantity}, {@code total_price}) beside
 * what is left after edits, refunds and returns ({@code current_quantity}, {@code current_total_price}).
 */
enum OrderView {
    /** What is left: every order that is still on. */
    AS_IT_STANDS,
    /**
     * What was ordered: a cancelled order (Shopify empties it, but what was called off must stay readable), and bodies
     * that have no current total (before API version 2021-04).
     */
    AS_ORDERED;

    static OrderView of(JsonAt order, boolean cancelled) {
        boolean statesCurrent = order.find("current_total_price_set")
                .or(() -> order.find("current_total_price"))
                .isPresent();
        return statesCurrent && !cancelled ? AS_IT_STANDS : AS_ORDERED;
    }

    /** Whether the buyer's side is over: cancelled, or everything taken out of it, which Shopify does not call cancelled. */
    static boolean calledOff(JsonAt order) {
        return order.findText("cancelled_at").isPresent() || nothingLeft(goods(order));
    }

    /** The lines without tips. */
    static List<JsonAt> goods(JsonAt order) {
        return order.at("line_items").atMost(OrderSource.MOST_LINES).items().stream()
                .filter(line -> !ShopifyCharges.isTip(line))
                .toList();
    }

    String totalMember() {
        return this == AS_IT_STANDS ? "current_total_price" : "total_price";
    }

    Money total(JsonAt order, ShopMoney money) {
        return money.require(order, totalMember());
    }

    private static boolean nothingLeft(List<JsonAt> goods) {
        return !goods.isEmpty()
                && goods.stream().allMatch(line -> line.findDecimal("current_quantity")
                        .filter(left -> left.signum() == 0)
                        .isPresent());
    }
}
