package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Tax;
import java.util.List;

/** Translates {@code shipping_lines}. */
final class ShopifyShipping {
    private final ShopMoney money;
    private final OrderView view;

    ShopifyShipping(ShopMoney money, OrderView view) {
        this.money = money;
        this.view = view;
    }

    List<Charge> translate(JsonAt order) {
        return order.list("shipping_lines").stream()
                .filter(line -> !removed(line))
                .map(this::charge)
                .toList();
    }

    /** What was taken off a shipping line: its allocations, or the difference to its discounted price. */
    static Money discount(JsonAt line, ShopMoney money) {
        if (!line.list("discount_allocations").isEmpty()) {
            return ShopifyLines.discount(line, money);
        }
        Money price = money.require(line, "price");
        return money.find(line, "discounted_price").map(price::minus).orElseGet(money::zero);
    }

    private boolean removed(JsonAt line) {
        return view == OrderView.AS_IT_STANDS
                && line.find("is_removed").map(JsonAt::flag).orElse(false);
    }

    private Charge charge(JsonAt line) {
        Money ordered = money.require(line, "price").minus(discount(line, money));
        Money price = standing(line, ordered);
        List<Tax> all = ShopifyTaxes.of(line, money);
        Money givenBack = money.share(ShopifyTaxes.sum(all, money), ordered.minus(price), ordered);
        List<Tax> taxes = ShopifyTaxes.less(all, givenBack, money);
        return new Charge(
                Charge.Kind.SHIPPING,
                line.findText("title").orElse("Shipping"),
                money.net(price, ShopifyTaxes.sum(taxes, money)),
                taxes);
    }

    /** The price after refunds, where the shop states a lower one. */
    private Money standing(JsonAt line, Money ordered) {
        return money.find(line, "current_discounted_price")
                .filter(current -> view == OrderView.AS_IT_STANDS && current.compareTo(ordered) < 0)
                .orElse(ordered);
    }
}
