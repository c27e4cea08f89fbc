package dev.waybill.testkit;

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
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders that read like speech: {@code anOrder("1001").withLine("TSHIRT-XL", 2, "19.90").confirmed()}. Always valid. */
public final class OrderFixture {
    private static final Instant PLACED_AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final BigDecimal VAT = new BigDecimal("19");

    private final String id;
    private SystemId shop = new SystemId("shop-es");
    private OrderStage stage = OrderStage.CONFIRMED;
    private Fulfilment fulfilment = Fulfilment.OPEN;
    private Instant placedAt = PLACED_AT;
    private Instant changedAt = PLACED_AT.plusSeconds(60);
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private Money overstated = eur("0");
    private String street = "Calle Uno 1";

    private OrderFixture(String id) {
        this.id = id;
    }

    public static OrderFixture anOrder(String id) {
        return new OrderFixture(id);
    }

    public OrderFixture from(String system) {
        shop = new SystemId(system);
        return this;
    }

    public OrderFixture in(OrderStage newStage) {
        stage = newStage;
        return this;
    }

    public OrderFixture shipped(Fulfilment state) {
        fulfilment = state;
        return this;
    }

    /** The n-th state of the order: each is a minute newer than the one before. */
    public OrderFixture version(long n) {
        return changedAt(PLACED_AT.plusSeconds(60 * n));
    }

    public OrderFixture placedAt(Instant time) {
        placedAt = time;
        return this;
    }

    public OrderFixture changedAt(Instant time) {
        changedAt = time;
        return this;
    }

    public OrderFixture withLine(String sku, long quantity, String netEach) {
        Money net = new Money(new BigDecimal(netEach).multiply(BigDecimal.valueOf(quantity)), eur("0").currency());
        lines.add(new OrderLine(
                Integer.toString(lines.size() + 1),
                Optional.of(sku),
                "Item " + sku,
                Quantity.pieces(quantity),
                net,
                eur("0"),
                List.of(vatOn(net))));
        return this;
    }

    public OrderFixture withShipping(String net) {
        charges.add(new Charge(Charge.Kind.SHIPPING, "Flat rate", eur(net), List.of(vatOn(eur(net)))));
        return this;
    }

    public OrderFixture shipTo(String newStreet) {
        street = newStreet;
        return this;
    }

    /** The shop claims a total that its parts do not add up to. */
    public OrderFixture overstatedBy(String amount) {
        overstated = eur(amount);
        return this;
    }

    public Order build() {
        List<OrderLine> all = lines.isEmpty() ? anOrder(id).withLine("TSHIRT-XL", 2, "19.90").lines : lines;
        Money total = Money.sum(
                        overstated.currency(),
                        all.stream().map(OrderLine::gross).toList())
                .plus(Money.sum(
                        overstated.currency(),
                        charges.stream().map(Charge::gross).toList()))
                .plus(overstated);
        Address address =
                new Address("Ana Prueba", "", List.of(street), "28001", "Madrid", "M", "ES", Optional.empty());
        return new Order(
                new SubjectRef(EntityKind.ORDER, shop, id),
                "N" + id,
                placedAt,
                new Version(changedAt),
                stage,
                fulfilment,
                new Party(
                        Optional.of("7"),
                        "Ana Prueba",
                        "",
                        Optional.of("ana@example.test"),
                        Optional.empty(),
                        Optional.empty()),
                address,
                address,
                all,
                charges,
                List.of(),
                List.of(),
                total,
                Optional.empty(),
                Optional.empty());
    }

    private static Tax vatOn(Money net) {
        BigDecimal tax = net.amount().multiply(VAT).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
        return new Tax("VAT 19%", Optional.of(VAT), new Money(tax, net.currency()));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
