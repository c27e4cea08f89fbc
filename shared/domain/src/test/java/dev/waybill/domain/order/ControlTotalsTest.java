package dev.waybill.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Party;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ControlTotalsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Address NOWHERE = new Address("", "", List.of(), "", "", "", "", Optional.empty());

    @Test
    void parts_that_add_up_agree_and_are_shown_without_comment() {
        ControlTotals.Balance balance = ControlTotals.of(
                order("13.90", List.of(line("1", "TEA", "10.00")), List.of(shipping("3.90")), List.of()));

        assertThat(balance.agrees()).isTrue();
        assertThat(balance.breakdown()).isEqualTo("lines 10.00 EUR + charges 3.90 EUR + tax 0.00 EUR = 13.90 EUR");
    }

    @Test
    void what_a_gift_card_paid_is_taken_off() {
        Order order = order(
                "8.00", List.of(line("1", "TEA", "10.00")), List.of(), List.of(new GiftCard("…1234", euros("2.00"))));

        assertThat(ControlTotals.of(order).agrees()).isTrue();
        assertThat(order.gross()).isEqualTo(euros("10.00"));
    }

    @Test
    void a_line_that_comes_twice_is_named() {
        assertThat(breakdown(order(
                        "10.00", List.of(line("7", "TEA", "10.00"), line("7", "TEA", "10.00")), List.of(), List.of())))
                .endsWith("; the shop lists line 7 (TEA) more than once");
    }

    @Test
    void a_line_that_is_exactly_the_difference_is_named() {
        assertThat(breakdown(order(
                        "10.00", List.of(line("1", "TEA", "10.00"), line("2", "CUP", "4.00")), List.of(), List.of())))
                .endsWith("; the difference is exactly line 2 (CUP) with its tax (4.00 EUR)");
    }

    @Test
    void a_charge_that_is_exactly_the_difference_is_named() {
        assertThat(breakdown(order("10.00", List.of(line("1", "TEA", "10.00")), List.of(shipping("3.90")), List.of())))
                .endsWith("; the difference is exactly shipping 'Post' with its tax (3.90 EUR)");
    }

    @Test
    void a_cent_is_put_down_to_rounding_and_more_to_something_that_is_missing() {
        assertThat(breakdown(order("10.01", List.of(line("1", "TEA", "10.00")), List.of(), List.of())))
                .endsWith("difference of -0.01 EUR; it is small enough to come from rounding");
        assertThat(breakdown(order("12.34", List.of(line("1", "TEA", "10.00")), List.of(), List.of())))
                .endsWith("difference of -2.34 EUR; something is charged or deducted that is on no line");
    }

    private static String breakdown(Order order) {
        ControlTotals.Balance balance = ControlTotals.of(order);
        assertThat(balance.agrees()).isFalse();
        return balance.breakdown();
    }

    private static Order order(String total, List<OrderLine> lines, List<Charge> charges, List<GiftCard> giftCards) {
        return new Order(
                new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), "1"),
                "1001",
                NOON,
                new Version(NOON),
                OrderStage.PLACED,
                Fulfilment.OPEN,
                new Party(Optional.empty(), "", "", Optional.empty(), Optional.empty(), Optional.empty()),
                NOWHERE,
                NOWHERE,
                lines,
                charges,
                giftCards,
                List.of(),
                euros(total),
                Optional.empty(),
                Optional.empty());
    }

    private static OrderLine line(String id, String sku, String net) {
        return new OrderLine(
                id, Optional.of(sku), sku, Quantity.pieces(1), euros(net), euros("0.00"), List.of(freeOfTax()));
    }

    private static Charge shipping(String net) {
        return new Charge(Charge.Kind.SHIPPING, "Post", euros(net), List.of());
    }

    private static Tax freeOfTax() {
        return new Tax("none", Optional.of(BigDecimal.ZERO), euros("0.00"));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
