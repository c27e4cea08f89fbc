package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyRefunds.TakenOff;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Translates {@code line_items}: price × quantity − discounts, tips left to {@link ShopifyCharges}. */
final class ShopifyLines {
    private final ShopMoney money;
    private final OrderView view;
    private final ShopifyRefunds refunds;

    ShopifyLines(JsonAt order, ShopMoney money, OrderView view) {
        this.money = money;
        this.view = view;
        this.refunds = ShopifyRefunds.of(order, money);
    }

    List<OrderLine> translate(JsonAt order) {
        return OrderView.goods(order).stream()
                .map(this::line)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The line; empty where nothing is left of it. */
    private Optional<OrderLine> line(JsonAt line) {
        BigDecimal ordered = line.at("quantity").decimal();
        boolean standing = view == OrderView.AS_IT_STANDS;
        BigDecimal quantity = standing ? line.findDecimal("current_quantity").orElse(ordered) : ordered;
        if (quantity.signum() == 0) {
            return Optional.empty();
        }
        boolean changed = quantity.compareTo(ordered) != 0;
        return Optional.of(changed ? reduced(line, quantity) : whole(line, quantity));
    }

    private OrderLine whole(JsonAt line, BigDecimal quantity) {
        return line(line, quantity, price(line, money), ShopifyTaxes.of(line, money));
    }

    private OrderLine reduced(JsonAt line, BigDecimal quantity) {
        TakenOff off = refunds.takenOff(line);
        List<Tax> taxes = ShopifyTaxes.less(ShopifyTaxes.of(line, money), off.tax(), money);
        return line(line, quantity, price(line, money).minus(off.price()), taxes);
    }

    private OrderLine line(JsonAt line, BigDecimal quantity, Money price, List<Tax> taxes) {
        return new OrderLine(
                ShopifyIds.require(line),
                line.findCode("sku"),
                line.findText("name").or(() -> line.findText("title")).orElse("(no name)"),
                Quantity.pieces(quantity),
                money.net(price, ShopifyTaxes.sum(taxes, money)),
                discountWithoutTax(discount(line, money), taxes),
                taxes);
    }

    /** What is charged for the whole line as it was ordered. */
    static Money price(JsonAt line, ShopMoney money) {
        Money unit = money.require(line, "price");
        return money.money(unit.amount().multiply(line.at("quantity").decimal()))
                .minus(discount(line, money));
    }

    /**
     * What was taken off a line or a shipping line: its allocations, which hold discounts of the line and of the order; or,
     * in bodies without them, the line's own total.
     */
    static Money discount(JsonAt line, ShopMoney money) {
        List<JsonAt> allocations = line.list("discount_allocations");
        if (allocations.isEmpty()) {
            return money.orZero(line, "total_discount");
        }
        return Money.sum(
                money.currency(),
                allocations.stream()
                        .map(allocation -> money.require(allocation, "amount"))
                        .toList());
    }

    /** For information only, so rounding is harmless here. */
    private Money discountWithoutTax(Money discount, List<Tax> taxes) {
        BigDecimal percent =
                taxes.stream().flatMap(tax -> tax.ratePercent().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!money.taxIncluded() || percent.signum() <= 0) {
            return discount;
        }
        BigDecimal whole = percent.add(BigDecimal.valueOf(100));
        return money.money(discount.amount()
                .multiply(BigDecimal.valueOf(100))
                .divide(whole, money.digits(), RoundingMode.HALF_UP));
    }
}
