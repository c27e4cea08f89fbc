package dev.waybill.domain.order;

import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was ordered.
 *
 * @param id the shop's id of the line
 * @param sku the number by which other systems know the item; empty where the shop has none
 * @param net what is charged for the whole line without tax, after discounts
 * @param discount what was taken off {@code net}, without tax; zero or positive, for information
 */
public record OrderLine(
        String id, Optional<String> sku, String name, Quantity quantity, Money net, Money discount, List<Tax> taxes) {
    public OrderLine {
        taxes = List.copyOf(taxes);
        sku = sku.map(String::strip).filter(text -> !text.isEmpty());
    }

    public Money tax() {
        return Money.sum(net.currency(), taxes.stream().map(Tax::amount).toList());
    }

    public Money gross() {
        return net.plus(tax());
    }

    /** The same for the same money, counted otherwise. */
    public OrderLine withQuantity(Quantity other) {
        return new OrderLine(id, sku, name, other, net, discount, taxes);
    }

    /** {@code 2 for 17.82 EUR}. */
    public String words() {
        return quantity + " for " + net;
    }

    /** How to name the line to a person: its number, else its name. */
    public String label() {
        return sku.orElse(name);
    }
}
