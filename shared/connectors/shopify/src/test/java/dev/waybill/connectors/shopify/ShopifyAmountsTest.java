package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.OrderJson.anOrder;
import static dev.waybill.connectors.shopify.OrderJson.discounted;
import static dev.waybill.connectors.shopify.OrderJson.left;
import static dev.waybill.connectors.shopify.OrderJson.money;
import static dev.waybill.connectors.shopify.OrderJson.tax;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.order.Payment;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShopifyAmountsTest {
    @Test
    void taxes_on_top_are_beside_the_price_and_included_ones_come_off_it() {
        Order onTop = anOrder()
                .line("A", "50.00", 2, tax("VAT", "0.19", "19.00"))
                .total("119.00")
                .translated();
        Order included = anOrder()
                .taxesIncluded()
                .line("A", "59.50", 2, tax("VAT", "0.19", "19.00"))
                .total("119.00")
                .translated();

        assertThat(onTop.lines().getFirst().net()).isEqualTo(eur("100.00"));
        assertThat(included.lines().getFirst().net()).isEqualTo(eur("100.00"));
        assertThat(included.lines().getFirst().taxes().getFirst().ratePercent()).contains(new BigDecimal("19"));
        assertAgrees(onTop, included);
    }

    @Test
    void only_the_shops_own_currency_counts_and_the_buyers_total_is_kept_beside_it() {
        Order order = anOrder().line("A", "5.00", 1).total("5.00").translated();

        assertThat(order.total()).isEqualTo(eur("5.00"));
        assertThat(order.presentmentTotal()).contains(Money.of("50.00", "SEK"));
        assertAgrees(order);
    }

    @Test
    void plain_members_do_where_there_are_no_sets() {
        Order order = anOrder()
                .line("A", "5.00", 2, line -> line.put("total_discount", "1.00").remove("price_set"))
                .change(json -> json.put("total_price", "9.00").put("total_discounts", "1.00"))
                .translated();

        assertThat(order.lines().getFirst().net()).isEqualTo(eur("9.00"));
        assertAgrees(order);
    }

    @Test
    void discounts_are_taken_where_they_were_allocated_and_the_rest_is_a_discount_on_the_whole() {
        Order order = anOrder()
                .line("A", "20.00", 2, discounted("5.00"))
                .ship("10.00", discounted("10.00"))
                .with("total_discounts", "18.00")
                .total("32.00")
                .translated();

        assertThat(order.lines().getFirst().net()).isEqualTo(eur("35.00"));
        assertThat(order.lines().getFirst().discount()).isEqualTo(eur("5.00"));
        assertThat(charge(order, Charge.Kind.SHIPPING)).contains(eur("0.00"));
        assertThat(charge(order, Charge.Kind.DISCOUNT)).contains(eur("-3.00"));
        assertAgrees(order);
    }

    @Test
    void tips_duties_fees_and_shipping_are_charges_with_their_taxes() {
        Order order = anOrder()
                .line("A", "100.00", 1, line -> tax("GST", "0.1", "2.00")
                        .accept(line.withArray("duties").addObject()))
                .ship("10.00", tax("VAT", "0.20", "2.00"))
                .change(json -> money(json, "current_total_duties", "20.00"))
                .change(json -> money(json, "current_total_additional_fees", "1.50"))
                .with("total_tip_received", "3.00")
                .total("138.50")
                .translated();

        assertThat(charge(order, Charge.Kind.DUTY)).contains(eur("20.00"));
        assertThat(charge(order, Charge.Kind.FEE)).contains(eur("1.50"));
        assertThat(charge(order, Charge.Kind.TIP)).contains(eur("3.00"));
        assertThat(order.tax()).isEqualTo(eur("4.00"));
        assertAgrees(order);
    }

    @Test
    void a_tip_that_comes_as_a_line_as_well_is_counted_once_and_is_not_goods() {
        Order order = anOrder()
                .line("A", "10.00", 1)
                .line("", "2.00", 1, line -> line.putNull("tip_payment_gateway"))
                .with("total_tip_received", "2.00")
                .total("12.00")
                .translated();

        assertThat(order.lines()).hasSize(1);
        assertThat(charge(order, Charge.Kind.TIP)).contains(eur("2.00"));
        assertAgrees(order);
    }

    @Test
    void duties_that_the_prices_hold_are_not_charged_again() {
        Order order = anOrder()
                .line("A", "10.00", 1)
                .change(json -> json.put("duties_included", true))
                .change(json -> money(json, "current_total_duties", "2.00"))
                .total("10.00")
                .translated();

        assertThat(charge(order, Charge.Kind.DUTY)).isEmpty();
        assertAgrees(order);
    }

    @Test
    void cash_rounding_changes_what_was_received_and_not_the_total() {
        Order order = anOrder()
                .line("A", "10.02", 1)
                .change(json -> money(json, "total_cash_rounding_payment_adjustment", "-0.02"))
                .total("10.02")
                .translated();

        assertThat(order.charges()).isEmpty();
        assertAgrees(order);
    }

    @Test
    void a_gift_card_is_a_payment_and_takes_nothing_off_the_total() {
        Order order = anOrder()
                .line("A", "162.04", 1)
                .with("total_outstanding", "0.00")
                .change(json -> json.withArray("payment_gateway_names").add("gift_card"))
                .total("162.04")
                .translated();

        assertThat(order.giftCards()).isEmpty();
        assertThat(order.payments()).containsExactly(new Payment("gift_card", eur("162.04"), Optional.empty(), true));
        assertAgrees(order);
    }

    @Test
    void a_tax_stated_for_the_whole_order_only_is_kept_beside_the_lines() {
        Order onTop = anOrder()
                .line("A", "100.00", 1)
                .change(tax("VAT", "0.19", "19.00"))
                .total("119.00")
                .translated();
        Order included = anOrder()
                .taxesIncluded()
                .line("A", "119.00", 1)
                .change(tax("VAT", "0.19", "19.00"))
                .total("119.00")
                .translated();

        assertThat(onTop.tax()).isEqualTo(eur("19.00"));
        assertThat(included.net()).isEqualTo(eur("100.00"));
        assertAgrees(onTop, included);
    }

    @Test
    void the_summary_of_taxes_is_not_counted_beside_those_of_the_lines() {
        Order order = anOrder()
                .line("A", "100.00", 1, tax("VAT", "0.19", "19.00"))
                .change(tax("VAT", "0.19", "19.00"))
                .total("119.00")
                .translated();

        assertThat(order.tax()).isEqualTo(eur("19.00"));
        assertAgrees(order);
    }

    @Test
    void after_an_edit_the_order_is_what_is_left_of_it() {
        Order order = anOrder()
                .line("REMOVED", "30.00", 1, tax("VAT", "0.2", "6.00").andThen(left(0)))
                .line("FEWER", "10.00", 3, tax("VAT", "0.2", "6.00").andThen(left(2)))
                .line("ADDED", "5.00", 1, tax("VAT", "0.2", "1.00"))
                .takenOut(100, 1, "30.00", "6.00")
                .takenOut(101, 1, "10.00", "2.00")
                .ship("4.00", line -> line.put("is_removed", true))
                .ship("6.00", line -> line.put("is_removed", false))
                .total("82.00", "36.00")
                .translated();

        assertThat(order.lines()).extracting(OrderLine::label).containsExactly("FEWER", "ADDED");
        assertThat(order.lines().getFirst().quantity()).isEqualTo(Quantity.pieces(2));
        assertThat(order.lines().getFirst().net()).isEqualTo(eur("20.00"));
        assertThat(order.total()).isEqualTo(eur("36.00"));
        assertThat(order.presentmentTotal()).contains(Money.of("360.00", "SEK"));
        assertAgrees(order);
    }

    @Test
    void a_part_that_was_refunded_leaves_a_line_with_discount_and_included_taxes_exact() {
        Order order = anOrder()
                .taxesIncluded()
                .line(
                        "A",
                        "10.00",
                        3,
                        discounted("0.01")
                                .andThen(tax("Federal", "0.05", "1.30"))
                                .andThen(tax("State", "0.10", "2.61"))
                                .andThen(left(1)))
                .takenOut(100, 2, "19.99", "2.60")
                .with("total_discounts", "0.01")
                .total("29.99", "10.00")
                .translated();

        OrderLine line = order.lines().getFirst();
        assertThat(line.gross()).isEqualTo(eur("10.00"));
        assertThat(line.tax()).isEqualTo(eur("1.31"));
        assertAgrees(order);
    }

    @Test
    void shipping_that_was_refunded_in_part_costs_what_is_left_with_its_share_of_tax() {
        Order order = anOrder()
                .line("A", "10.00", 1)
                .ship("8.00", line -> {
                    tax("VAT", "0.25", "2.00").accept(line);
                    money(line, "current_discounted_price", "4.00");
                })
                .total("20.00", "15.00")
                .translated();

        assertThat(charge(order, Charge.Kind.SHIPPING)).contains(eur("4.00"));
        assertAgrees(order);
    }

    @Test
    void a_cancelled_order_still_says_what_was_called_off() {
        Order order = anOrder()
                .line("A", "10.00", 2, left(0))
                .takenOut(100, 2, "20.00", "0.00")
                .with("cancelled_at", "2026-11-21T08:00:00+01:00")
                .total("20.00", "0.00")
                .translated();

        assertThat(order.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(order.lines().getFirst().quantity()).isEqualTo(Quantity.pieces(2));
        assertThat(order.total()).isEqualTo(eur("20.00"));
        assertAgrees(order);
    }

    @Test
    void an_order_from_which_everything_was_taken_is_called_off_though_the_shop_does_not_say_cancelled() {
        Order order = anOrder()
                .with("financial_status", "refunded")
                .line("A", "10.00", 1, left(0))
                .takenOut(100, 1, "10.00", "0.00")
                .total("10.00", "0.00")
                .translated();

        assertThat(order.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(order.lines()).hasSize(1);
        assertAgrees(order);
    }

    @Test
    void a_difference_is_left_as_it_is() {
        Order order = anOrder()
                .line("A", "10.00", 1, left(0))
                .line("B", "7.00", 2, left(1))
                .total("24.00", "9.00")
                .translated();

        ControlTotals.Balance balance = ControlTotals.of(order);

        assertThat(balance.agrees()).isFalse();
        assertThat(balance.difference()).isEqualTo(eur("5.00"));
    }

    private static Optional<Money> charge(Order order, Charge.Kind kind) {
        return order.charges().stream()
                .filter(charge -> charge.kind() == kind)
                .map(Charge::net)
                .findFirst();
    }

    private static void assertAgrees(Order... orders) {
        assertThat(orders).allSatisfy(order -> assertThat(ControlTotals.of(order))
                .as(ControlTotals.of(order).breakdown())
                .matches(ControlTotals.Balance::agrees));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
