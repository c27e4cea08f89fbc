package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.GiftCard;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The money of an order: Σ {@code total} of lines, fees and shipping + taxes − gift cards = {@code total}. Those fields are
 * without tax whatever {@code prices_include_tax} says. Refunds change none of them: the order stays as it was ordered.
 */
record Amounts(
        List<OrderLine> lines, List<Charge> charges, List<GiftCard> giftCards, List<Payment> payments, Money total) {

    static Amounts of(JsonAt order) {
        Currency currency = currency(order.at("currency"));
        JsonAt stated = order.at("total");
        BigDecimal total = stated.decimal();
        int decimals = decimals(stated, total, currency);
        List<Part> parts = Part.of(order, decimals);
        List<GiftCard> giftCards = giftCards(order, currency);
        Rates rates = new Rates(order);
        BigDecimal due = total.add(Apportionment.total(
                giftCards.stream().map(card -> card.amount().amount()).toList()));
        Cents cents = new Cents(parts, rates, due, decimals);
        Taxes taxes = new Taxes(rates, parts, cents, currency, decimals);
        Money money = new Money(total, currency);
        return new Amounts(
                lines(parts, cents.nets(), taxes, currency),
                charges(parts, taxes, currency),
                giftCards,
                payments(order, money),
                money);
    }

    /** With how many decimals the shop computes: those it writes its total with, as its own settings decide that. */
    private static int decimals(JsonAt stated, BigDecimal total, Currency currency) {
        return stated.isText()
                ? Math.max(total.scale(), 0)
                : Math.max(total.scale(), currency.getDefaultFractionDigits());
    }

    private static Currency currency(JsonAt at) {
        try {
            return Currency.getInstance(at.text().strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw at.wrong("a three-letter currency code");
        }
    }

    private static List<OrderLine> lines(List<Part> parts, List<BigDecimal> nets, Taxes taxes, Currency currency) {
        List<OrderLine> lines = new ArrayList<>();
        for (Part part : parts) {
            if (part.isLine()) {
                lines.add(line(part, new Money(nets.get(lines.size()), currency), taxes));
            }
        }
        return lines;
    }

    private static OrderLine line(Part part, Money net, Taxes taxes) {
        JsonAt at = part.at();
        BigDecimal before = at.findDecimal("subtotal").orElse(part.net());
        return new OrderLine(
                at.at("id").code(),
                at.findCode("sku"),
                HtmlText.plain(at.textOrEmpty("name")),
                Quantity.pieces(at.at("quantity").decimal()),
                net,
                new Money(before.subtract(part.net()).max(BigDecimal.ZERO), net.currency()),
                taxes.of(part));
    }

    private static List<Charge> charges(List<Part> parts, Taxes taxes, Currency currency) {
        return parts.stream()
                .filter(part -> !part.isLine())
                .map(part -> new Charge(
                        part.isShipping() ? Charge.Kind.SHIPPING : Charge.Kind.FEE,
                        HtmlText.plain(label(part)),
                        new Money(part.net(), currency),
                        taxes.of(part)))
                .toList();
    }

    private static String label(Part part) {
        return part.isShipping()
                ? part.at().findText("method_title").orElse("shipping")
                : part.at().findText("name").orElse("fee");
    }

    /** Of the plug-in "Gift Cards": amounts it has already taken off {@code total}. Of the code only the end is shown. */
    private static List<GiftCard> giftCards(JsonAt order, Currency currency) {
        return order.list("gift_cards").stream()
                .map(card -> new GiftCard(
                        "…" + lastFour(card.textOrEmpty("code")),
                        new Money(card.at("amount").decimal(), currency)))
                .filter(card -> !card.amount().isZero())
                .toList();
    }

    private static String lastFour(String code) {
        return code.substring(Math.max(0, code.length() - 4));
    }

    private static List<Payment> payments(JsonAt order, Money total) {
        boolean paid = WooCommerceStage.isPaid(order);
        Optional<String> method = order.findText("payment_method").or(() -> order.findText("payment_method_title"));
        return total.isZero() || (method.isEmpty() && !paid)
                ? List.of()
                : List.of(new Payment(method.orElse("unnamed"), total, order.findText("transaction_id"), paid));
    }
}
