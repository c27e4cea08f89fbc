package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.OrderJson.anOrder;
import static dev.waybill.connectors.shopify.OrderJson.discounted;
import static dev.waybill.connectors.shopify.OrderJson.left;
import static dev.waybill.connectors.shopify.OrderJson.money;
import static dev.waybill.connectors.shopify.OrderJson.tax;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any orders, with the shop's own arithmetic. */
final class GeneratedOrders {
    private GeneratedOrders() {}

    /**
     * A line as a shop computes it, in cents.
     *
     * @param percent of tax; {@code off} discount on the whole line; {@code removed} pieces taken out later
     */
    record Sold(int unit, int quantity, int off, int percent, int removed) {
        Sold {
            off = Math.min(off, unit * quantity);
            removed = Math.min(removed, quantity);
        }

        int price() {
            return unit * quantity - off;
        }

        int tax(boolean included) {
            return taxOf(price(), percent, included);
        }

        /** What is given back for the removed pieces: everything for all of them, else their share rounded down. */
        int back(int amount) {
            return amount * removed / quantity;
        }
    }

    /** What an order has besides its lines, in cents. */
    record Extras(int shipping, int shippingOff, int tip, int duty, int fee, int wholeDiscount) {
        Extras {
            shippingOff = Math.min(shippingOff, shipping);
        }
    }

    static Arbitrary<List<Sold>> sold() {
        Arbitrary<Integer> cents = Arbitraries.integers().between(0, 200_000);
        return Combinators.combine(
                        cents,
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(0)), Tuple.of(1, cents)),
                        Arbitraries.of(0, 4, 7, 10, 19, 21, 25),
                        Arbitraries.integers().between(0, 20))
                .as(Sold::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    static Arbitrary<Extras> extras() {
        Arbitrary<Integer> cents = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(1, 9_999)));
        return Combinators.combine(cents, cents, cents, cents, cents, cents).as(Extras::new);
    }

    static OrderJson json(List<Sold> lines, Extras extras, boolean included, boolean edited) {
        OrderJson json = anOrder().change(order -> order.put("taxes_included", included));
        int spread = extras.shippingOff();
        for (int i = 0; i < lines.size(); i++) {
            Sold sold = lines.get(i);
            spread += sold.off();
            json.line("SKU-" + i, euros(sold.unit()), sold.quantity(), more(sold, included, edited));
            if (edited && sold.removed() > 0) {
                json.takenOut(
                        100 + i, sold.removed(), euros(sold.back(sold.price())), euros(sold.back(sold.tax(included))));
            }
        }
        json.ship(euros(extras.shipping()), shipping(extras, included));
        json.with("total_tip_received", euros(extras.tip()));
        json.with("total_discounts", euros(spread + extras.wholeDiscount()));
        for (String view : List.of("original_", "current_")) {
            json.change(order -> money(order, view + "total_duties", euros(extras.duty())));
            json.change(order -> money(order, view + "total_additional_fees", euros(extras.fee())));
        }
        return json.total(euros(total(lines, extras, included, false)), euros(total(lines, extras, included, edited)));
    }

    private static Consumer<ObjectNode> more(Sold sold, boolean included, boolean edited) {
        Consumer<ObjectNode> more = sold.off() == 0 ? line -> {} : discounted(euros(sold.off()));
        if (sold.percent() > 0) {
            more = more.andThen(tax("VAT", rate(sold.percent()), euros(sold.tax(included))));
        }
        return edited ? more.andThen(left(sold.quantity() - sold.removed())) : more;
    }

    private static Consumer<ObjectNode> shipping(Extras extras, boolean included) {
        int price = extras.shipping() - extras.shippingOff();
        Consumer<ObjectNode> taxed = tax("VAT", rate(19), euros(taxOf(price, 19, included)));
        return extras.shippingOff() == 0 ? taxed : taxed.andThen(discounted(euros(extras.shippingOff())));
    }

    /** The shop's own arithmetic. An order of which nothing is left is called off and keeps what was ordered. */
    static int total(List<Sold> lines, Extras extras, boolean included, boolean edited) {
        int shipping = extras.shipping() - extras.shippingOff();
        int total = shipping + extras.tip() + extras.duty() + extras.fee() - extras.wholeDiscount();
        total += included ? 0 : taxOf(shipping, 19, false);
        for (Sold sold : lines) {
            int tax = sold.tax(included);
            total += sold.price() + (included ? 0 : tax);
            if (edited) {
                total -= sold.back(sold.price()) + (included ? 0 : sold.back(tax));
            }
        }
        return total;
    }

    private static int taxOf(int price, int percent, boolean included) {
        BigDecimal whole = BigDecimal.valueOf(included ? 100 + percent : 100);
        return BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(percent))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static String rate(int percent) {
        return BigDecimal.valueOf(percent, 2).toPlainString();
    }

    static String euros(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
