package dev.waybill.connectors.tryton;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.Tax;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders that differ from another in one point. */
final class Orders {
    private Orders() {}

    static Order withId(Order order, String id) {
        SubjectRef subject =
                new SubjectRef(order.subject().kind(), order.subject().system(), id);
        return copy(order, subject, order.buyer(), order.shipTo(), order.lines());
    }

    static Order withBuyer(Order order, String name, String email) {
        Party buyer = order.buyer();
        Party other = new Party(buyer.id(), name, buyer.company(), Optional.of(email), buyer.phone(), buyer.taxId());
        return copy(order, order.subject(), other, order.shipTo(), order.lines());
    }

    static Order shippedTo(Order order, String street, String postalCode, String city, String country) {
        Address address = new Address(
                order.billTo().name(), "", List.of(street), postalCode, city, "", country, Optional.empty());
        return copy(order, order.subject(), order.buyer(), address, order.lines());
    }

    /** The first line with other values; the total follows. */
    static Order withFirstLine(Order order, String sku, long quantity, String net, String tax) {
        OrderLine line = order.lines().getFirst();
        Tax first = line.taxes().getFirst();
        return withFirstLine(
                order,
                new OrderLine(
                        line.id(),
                        Optional.of(sku),
                        line.name(),
                        Quantity.pieces(quantity),
                        money(order, net),
                        line.discount(),
                        List.of(new Tax(first.label(), first.ratePercent(), money(order, tax)))));
    }

    static Order withFirstTax(Order order, String label, Optional<BigDecimal> ratePercent) {
        OrderLine line = order.lines().getFirst();
        return withFirstLine(
                order,
                new OrderLine(
                        line.id(),
                        line.sku(),
                        line.name(),
                        line.quantity(),
                        line.net(),
                        line.discount(),
                        List.of(new Tax(label, ratePercent, line.tax()))));
    }

    private static Order withFirstLine(Order order, OrderLine first) {
        List<OrderLine> lines = new ArrayList<>(order.lines());
        lines.set(0, first);
        return copy(order, order.subject(), order.buyer(), order.shipTo(), lines);
    }

    private static Money money(Order order, String amount) {
        return new Money(new BigDecimal(amount), order.currency());
    }

    private static Order copy(Order order, SubjectRef subject, Party buyer, Address shipTo, List<OrderLine> lines) {
        Money before = Money.sum(
                order.currency(), order.lines().stream().map(OrderLine::gross).toList());
        Money after =
                Money.sum(order.currency(), lines.stream().map(OrderLine::gross).toList());
        return new Order(
                subject,
                order.number(),
                order.placedAt(),
                order.version(),
                order.stage(),
                order.fulfilment(),
                buyer,
                order.billTo(),
                shipTo,
                lines,
                order.charges(),
                order.giftCards(),
                order.payments(),
                order.total().plus(after).minus(before),
                order.presentmentTotal(),
                order.note());
    }
}
