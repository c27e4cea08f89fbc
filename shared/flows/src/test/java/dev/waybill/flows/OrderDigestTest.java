package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.order.Payment;
import dev.waybill.testkit.OrderFixture;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderDigestTest {
    private static OrderFixture order() {
        return anOrder("1001").withLine("MUG", 3, "7.49");
    }

    @Test
    void every_component_of_an_order_counts_but_its_version() throws ReflectiveOperationException {
        Order one = order().build();
        Order other = anOrder("2002")
                .from("shop-fr")
                .placedAt(one.placedAt().plusSeconds(1))
                .in(OrderStage.PLACED)
                .shipped(Fulfilment.COMPLETE)
                .version(9)
                .shipTo("Calle Dos 2")
                .withLine("HAT", 1, "5.00")
                .withShipping("4.90")
                .build();
        Set<String> digests = new HashSet<>(Set.of(OrderDigest.of(one).text()));
        List<String> same = new ArrayList<>();

        for (RecordComponent component : Order.class.getRecordComponents()) {
            if (!digests.add(
                    OrderDigest.of(with(one, other, component.getName())).text())) {
                same.add(component.getName());
            }
        }

        assertThat(same).containsExactly("version");
    }

    /** One order with one component of another. */
    private static Order with(Order one, Order other, String name) throws ReflectiveOperationException {
        RecordComponent[] components = Order.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Order from = components[i].getName().equals(name) ? other : one;
            values[i] = components[i].getAccessor().invoke(from);
            values[i] = components[i].getName().equals(name) ? distinct(name, values[i]) : values[i];
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        return Order.class.getDeclaredConstructor(types).newInstance(values);
    }

    /** What the fixture gives to all orders alike. */
    private static Object distinct(String name, Object value) {
        Money money = Money.of("1.00", "EUR");
        return switch (name) {
            case "buyer" ->
                new dev.waybill.domain.party.Party(
                        Optional.of("8"), "Bea", "", Optional.empty(), Optional.empty(), Optional.empty());
            case "giftCards" -> List.of(new dev.waybill.domain.order.GiftCard("1234", money));
            case "payments" -> List.of(new Payment("card", money, Optional.empty(), true));
            case "presentmentTotal" -> Optional.of(money);
            case "note" -> Optional.of("ring twice");
            default -> value;
        };
    }

    @Test
    void amounts_that_are_the_same_are_the_same_however_they_are_written() {
        Order one = anOrder("1").withLine("MUG", 1, "7.5").build();
        Order other = anOrder("1").withLine("MUG", 1, "7.500").build();

        assertThat(OrderDigest.of(one)).isEqualTo(OrderDigest.of(other));
    }

    @Test
    void parts_do_not_run_together() {
        OrderLine first = line("AB", "C");
        OrderLine second = line("A", "BC");

        assertThat(Fingerprint.of(first, Set.of(), 32)).isNotEqualTo(Fingerprint.of(second, Set.of(), 32));
    }

    private static OrderLine line(String sku, String name) {
        Money zero = Money.zero(Currency.getInstance("EUR"));
        return new OrderLine("1", Optional.of(sku), name, Quantity.pieces(BigDecimal.ONE), zero, zero, List.of());
    }

    @Test
    void it_is_read_back_and_what_is_none_is_empty() {
        OrderDigest digest = OrderDigest.of(order().shipped(Fulfilment.PARTLY).build());

        assertThat(OrderDigest.parse(digest.text())).contains(digest);
        assertThat(OrderDigest.parse("COMPLETE")).isEmpty();
        assertThat(OrderDigest.parse("a.b.SOMEHOW")).isEmpty();
    }

    @Test
    void goods_are_items_and_pieces_while_they_are_sold_and_nothing_else() {
        OrderDigest sold = OrderDigest.of(order().in(OrderStage.PLACED).build());

        assertThat(OrderDigest.of(order().shipTo("Calle Dos 2")
                                .withShipping("3.00")
                                .build())
                        .goods())
                .isEqualTo(sold.goods());
        assertThat(OrderDigest.of(order().in(OrderStage.CANCELLED).build()).goods())
                .isNotEqualTo(sold.goods());
        assertThat(OrderDigest.of(anOrder("1001").withLine("MUG", 4, "7.49").build())
                        .goods())
                .isNotEqualTo(sold.goods());
    }

    @Test
    void nobody_can_read_the_buyer_from_it() {
        assertThat(OrderDigest.of(order().build()).text()).matches("[0-9a-f]{16}\\.[0-9a-f]{32}\\.OPEN");
    }
}
