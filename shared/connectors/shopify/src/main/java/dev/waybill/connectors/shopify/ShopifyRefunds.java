package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Money;
import java.util.HashMap;
import java.util.Map;

/**
 * What edits, refunds and returns took off each line, as the shop states it in {@code refunds[].refund_line_items[]} (an edit that
 * removes something is written there as well).
 */
final class ShopifyRefunds {
    private final Map<String, TakenOff> byLine;
    private final TakenOff none;

    private ShopifyRefunds(Map<String, TakenOff> byLine, TakenOff none) {
        this.byLine = byLine;
        this.none = none;
    }

    /**
     * Taken off one line.
     *
     * @param price on the same footing as the line's price: with the tax where prices contain it
     */
    record TakenOff(Money price, Money tax) {
        TakenOff plus(TakenOff other) {
            return new TakenOff(price.plus(other.price), tax.plus(other.tax));
        }
    }

    static ShopifyRefunds of(JsonAt order, ShopMoney money) {
        Map<String, TakenOff> byLine = new HashMap<>();
        for (JsonAt refund : order.list("refunds")) {
            for (JsonAt item : refund.list("refund_line_items")) {
                TakenOff taken = new TakenOff(money.orZero(item, "subtotal"), money.orZero(item, "total_tax"));
                byLine.merge(item.at("line_item_id").text(), taken, TakenOff::plus);
            }
        }
        return new ShopifyRefunds(byLine, new TakenOff(money.zero(), money.zero()));
    }

    /** What was taken off the line with that {@code id} (the number as written, which refunds repeat). */
    TakenOff takenOff(JsonAt line) {
        return line.findText("id").map(byLine::get).orElse(none);
    }
}
