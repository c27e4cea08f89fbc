package dev.waybill.connectors.demoerp;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.order.Tax;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Party;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** An order of two mugs, to be changed in the one point of a test. */
final class OrderFixture {
    private static final Currency EUR = Currency.getInstance("EUR");

    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private String id = "1001";
    private Optional<String> customer = Optional.of("12");

    static OrderFixture anOrder() {
        return new OrderFixture();
    }

    OrderFixture withId(String changed) {
        this.id = changed;
        return this;
    }

    OrderFixture byAGuest() {
        this.customer = Optional.empty();
        return this;
    }

    OrderFixture withLine(String sku, String quantity, String net, String tax) {
        return withTaxedLine(sku, quantity, net, new Tax("VAT", Optional.of(new BigDecimal("19")), eur(tax)));
    }

    OrderFixture withTaxedLine(String sku, String quantity, String net, Tax... taxes) {
        lines.add(new OrderLine(
                Integer.toString(lines.size() + 1),
                Optional.of(sku),
                "Item " + sku,
                Quantity.pieces(new BigDecimal(quantity)),
                eur(net),
                Money.zero(EUR),
                List.of(taxes)));
        return this;
    }

    OrderFixture withCharge(Charge.Kind kind, String net) {
        charges.add(new Charge(kind, "by post", eur(net), List.of()));
        return this;
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    Order build() {
        Address address =
                new Address("Ada Buyer", "", List.of("Street 1"), "28001", "Madrid", "M", "ES", Optional.of("+34 1"));
        Money total = Money.sum(EUR, lines.stream().map(OrderLine::gross).toList())
                .plus(Money.sum(EUR, charges.stream().map(Charge::gross).toList()));
        return new Order(
                new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), id),
                id,
                Instant.parse("2026-11-23T08:00:00Z"),
                new Version(Instant.parse("2026-11-23T08:00:01Z")),
                OrderStage.CONFIRMED,
                Fulfilment.OPEN,
                new Party(
                        customer, "Ada Buyer", "", Optional.of("ada@example.test"), Optional.empty(), Optional.empty()),
                address,
                address,
                lines,
                charges,
                List.of(),
                List.of(),
                total,
                Optional.empty(),
                Optional.empty());
    }
}
