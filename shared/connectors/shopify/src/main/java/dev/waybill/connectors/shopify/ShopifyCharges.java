package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Tax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Translates what is charged besides the goods: shipping, duties, fees, tips, and a discount that the shop did not spread.
 * Cash rounding is not among them: Shopify applies it to what was received, not to the order's total
 * (https://shopify.dev/docs/api/admin-graphql/2025-10/objects/cashroundingadjustment, read 2026-11). Neither are gift cards:
 * they are a payment method, {@code total_price} is what it would be with a card.
 */
final class ShopifyCharges {
    private final JsonAt order;
    private final ShopMoney money;
    private final OrderView view;

    ShopifyCharges(JsonAt order, ShopMoney money, OrderView view) {
        this.order = order;
        this.money = money;
        this.view = view;
    }

    /** A tip given at the checkout comes as a line that has this member, which may be null. */
    static boolean isTip(JsonAt line) {
        return line.members().contains("tip_payment_gateway");
    }

    List<Charge> translate() {
        List<Charge> charges = new ArrayList<>(new ShopifyShipping(money, view).translate(order));
        charges.addAll(duties());
        add(charges, Charge.Kind.FEE, "Additional fees", orderAmount("total_additional_fees"));
        add(charges, Charge.Kind.TIP, "Tip", tips());
        add(
                charges,
                Charge.Kind.DISCOUNT,
                "Discount on the whole order",
                unspreadDiscount().negate());
        charges.addAll(unspreadTax());
        return List.copyOf(charges);
    }

    /** Duties come on top unless {@code duties_included} says that the prices hold them. */
    private List<Charge> duties() {
        Money amount = orderAmount("total_duties");
        if (amount.isZero() || order.find("duties_included").map(JsonAt::flag).orElse(false)) {
            return List.of();
        }
        List<Tax> taxes = order.at("line_items").items().stream()
                .flatMap(line -> line.list("duties").stream())
                .flatMap(duty -> ShopifyTaxes.of(duty, money).stream())
                .toList();
        Money net = money.net(amount, ShopifyTaxes.sum(taxes, money));
        return List.of(new Charge(Charge.Kind.DUTY, "Duties", net, taxes));
    }

    /** Tips come as lines, as the order's total of tips, or as both. */
    private Money tips() {
        Money all = money.orZero(order, "total_tip_received");
        Money asLines = Money.sum(
                money.currency(),
                order.at("line_items").items().stream()
                        .filter(ShopifyCharges::isTip)
                        .map(line -> ShopifyLines.price(line, money))
                        .toList());
        return all.compareTo(asLines) > 0 ? all : asLines;
    }

    private Money unspreadDiscount() {
        Stream<Money> lines = order.at("line_items").items().stream().map(line -> ShopifyLines.discount(line, money));
        Stream<Money> shipping =
                order.list("shipping_lines").stream().map(line -> ShopifyShipping.discount(line, money));
        Money spread =
                Money.sum(money.currency(), Stream.concat(lines, shipping).toList());
        Money rest = money.orZero(order, "total_discounts").minus(spread);
        return rest.amount().signum() > 0 ? rest : money.zero();
    }

    /** Orders written through the API may state their taxes for the whole only; which line they belong to is not said. */
    private List<Charge> unspreadTax() {
        List<Tax> taxes = ShopifyTaxes.of(order, money);
        Money tax = ShopifyTaxes.sum(taxes, money);
        if (tax.isZero() || spreadsTax()) {
            return List.of();
        }
        return List.of(new Charge(Charge.Kind.FEE, "Tax on the whole order", money.net(money.zero(), tax), taxes));
    }

    private boolean spreadsTax() {
        List<JsonAt> lines = order.at("line_items").items();
        Stream<JsonAt> duties = lines.stream().flatMap(line -> line.list("duties").stream());
        return Stream.of(lines.stream(), order.list("shipping_lines").stream(), duties)
                .flatMap(taxed -> taxed)
                .anyMatch(taxed -> !taxed.list("tax_lines").isEmpty());
    }

    private Money orderAmount(String name) {
        return money.orZero(order, (view == OrderView.AS_IT_STANDS ? "current_" : "original_") + name);
    }

    private static void add(List<Charge> charges, Charge.Kind kind, String label, Money amount) {
        if (!amount.isZero()) {
            charges.add(new Charge(kind, label, amount, List.of()));
        }
    }
}
