package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.GiftCard;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.Payment;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The money of an order, to the cent. */
final class AmountsTest {
    private static final BigDecimal VAT = new BigDecimal("19");

    @Property(tries = 2000)
    void however_a_shop_rounds_its_orders_add_up_in_whole_cents(@ForAll("checkouts") Checkout checkout) {
        Order order = Shop.order(checkout.body());

        ControlTotals.Balance balance = ControlTotals.of(order);
        assertThat(balance.agrees()).as(balance.breakdown()).isTrue();
        assertThat(order.lines()).allSatisfy(line -> {
            assertThat(line.net().amount().scale()).isLessThanOrEqualTo(2);
            assertThat(line.tax().amount().scale()).isLessThanOrEqualTo(2);
        });
    }

    /** Two at 9.99 with 19 %: shown per line 8.39 + 1.60, in the shop's total 16.79 + 3.19. */
    @Test
    void a_shop_that_rounds_at_the_end_gets_its_cent_on_a_line_not_lost() {
        Checkout.Item item = new Checkout.Item(new BigDecimal("9.99"), BigDecimal.ONE, List.of(VAT), 0);
        Checkout checkout = new Checkout(true, true, List.of(item, item), BigDecimal.ZERO, BigDecimal.ZERO);

        Order order = Shop.order(checkout.body());

        assertThat(order.total()).isEqualTo(euros("19.98"));
        assertThat(order.lines()).extracting(OrderLine::net).containsExactly(euros("8.40"), euros("8.39"));
        assertThat(order.tax()).isEqualTo(euros("3.19"));
    }

    @Test
    void taxes_kept_with_more_decimals_go_to_the_cents_of_the_shop_s_own_sum() {
        Order order = order(o -> {
            Sample.line(o).put("total", "15.00");
            taxes(Sample.line(o), "1.125");
            ObjectNode second = Sample.line(o).deepCopy();
            taxes(second.put("id", 2).put("total", "3.00"), "0.225");
            Sample.list(o, "line_items").add(second);
            o.putArray("shipping_lines");
            o.put("shipping_total", "0.00").put("shipping_tax", "0.00").put("total", "19.35");
            Sample.put(o, "tax_lines", "[{'rate_id':1,'label':'Tax','tax_total':'1.35','shipping_tax_total':'0.00'}]");
        });

        assertThat(order.lines()).extracting(OrderLine::tax).containsExactly(euros("1.13"), euros("0.22"));
        assertThat(ControlTotals.of(order).agrees()).isTrue();
    }

    @Test
    void a_difference_that_no_rounding_explains_is_left_to_be_seen() {
        Order order = order(o -> o.put("total", "53.20"));

        assertThat(ControlTotals.of(order).difference()).isEqualTo(euros("-0.01"));
        assertThat(order.lines().getFirst().net()).isEqualTo(euros("39.80"));
    }

    /** Three at 9.99: unrounded they make 29.97. 29.98 is in reach of neighbouring cents, but not what they cost. */
    @Test
    void a_difference_that_rounding_could_hide_is_not_hidden() {
        Checkout.Item item = new Checkout.Item(new BigDecimal("9.99"), BigDecimal.ONE, List.of(VAT), 0);
        Checkout checkout = new Checkout(true, true, List.of(item, item, item), BigDecimal.ZERO, BigDecimal.ZERO);

        Order order = Shop.order(Sample.changed(checkout.body(), o -> o.put("total", "29.98")));

        assertThat(ControlTotals.of(order).agrees()).isFalse();
        assertThat(order.lines()).extracting(OrderLine::net).containsOnly(euros("8.39"));
    }

    @Test
    void prices_that_include_tax_change_nothing_as_the_fields_are_without_it() {
        assertThat(order(o -> o.put("prices_include_tax", true)).lines())
                .isEqualTo(order(o -> {}).lines());
    }

    @Test
    void what_gift_cards_paid_is_off_the_total_and_only_the_end_of_a_code_is_told() {
        Order order = order(o -> {
            Sample.put(o, "gift_cards", "[{'id':2,'code':'SU9F-MGB5-EZFT','amount':20},{'id':3,'amount':'0'}]");
            o.put("total", "33.19");
        });

        assertThat(order.giftCards()).containsExactly(new GiftCard("…EZFT", euros("20.00")));
        assertThat(order.gross()).isEqualTo(euros("53.19"));
        assertThat(ControlTotals.of(order).agrees()).isTrue();
    }

    @Test
    void a_negative_fee_is_a_rebate() {
        Order order = order(o -> {
            Sample.put(
                    o,
                    "fee_lines",
                    "[{'name':'Loyalty','total':'-5.00','total_tax':'-0.95'," + "'taxes':[{'id':1,'total':'-0.95'}]}]");
            Sample.put(
                    o,
                    "tax_lines",
                    "[{'rate_id':1,'label':'V','rate_percent':19,'tax_total':'6.61','shipping_tax_total':'0.93'}]");
            o.put("total", "47.24");
        });

        assertThat(order.charges().getFirst().kind()).isEqualTo(Charge.Kind.FEE);
        assertThat(order.charges().getFirst().gross()).isEqualTo(euros("-5.95"));
        assertThat(ControlTotals.of(order).agrees()).isTrue();
    }

    @Test
    void shipping_that_is_only_in_the_order_s_sum_is_charged_all_the_same() {
        Order order = order(o -> o.remove("shipping_lines"));

        assertThat(order.charges()).hasSize(1);
        assertThat(order.charges().getFirst().gross()).isEqualTo(euros("5.83"));
        assertThat(order.charges().getFirst().taxes().getFirst().ratePercent()).contains(VAT);
    }

    @Test
    void a_line_s_tax_without_details_belongs_to_the_order_s_only_rate() {
        Order order = order(o -> Sample.line(o).putArray("taxes"));

        assertThat(order.lines().getFirst().taxes())
                .containsExactly(new Tax("MwSt 19%", Optional.of(VAT), euros("7.56")));
    }

    @Test
    void a_rate_that_is_listed_but_not_applied_is_left_out() {
        assertThat(order(o -> taxes(Sample.line(o), "")).lines().getFirst().taxes())
                .extracting(Tax::amount)
                .containsExactly(euros("7.56"));
        assertThat(order(o -> {
                            taxes(Sample.line(o), "0");
                            Sample.line(o).put("total_tax", "0.00");
                        })
                        .lines()
                        .getFirst()
                        .taxes())
                .isEmpty();
    }

    @Test
    void a_percentage_that_the_shop_does_not_say_is_told_only_if_no_other_fits() {
        assertThat(percentOfOldOrder("1.125", "15.00")).contains(new BigDecimal("7.5"));
        assertThat(percentOfOldOrder("0.83", "10.00")).isEmpty();
        assertThat(percentOfOldOrder("190.00", "1000.00")).contains(VAT);
        assertThat(percentOfOldOrder("0", "10.00")).isEmpty();
    }

    @Test
    void zero_per_cent_that_costs_something_is_a_rate_since_deleted() {
        Order order = order(o -> Sample.put(
                o, "tax_lines", "[{'rate_id':1,'rate_percent':0,'tax_total':'7.56','shipping_tax_total':'0.93'}]"));

        assertThat(order.lines().getFirst().taxes().getFirst().ratePercent()).isEmpty();
    }

    @Test
    void a_shop_decides_with_how_many_decimals_it_computes() {
        Order order = order(o -> {
            o.put("currency", "JPY").put("total", "1100");
            Sample.line(o).put("total", "1000").put("price", 500);
            taxes(Sample.line(o), "99.6");
            o.putArray("shipping_lines");
            o.put("shipping_total", "0").put("shipping_tax", "0");
            Sample.put(o, "tax_lines", "[{'rate_id':1,'tax_total':'100','shipping_tax_total':'0'}]");
        });

        assertThat(order.total()).isEqualTo(Money.of("1100", "JPY"));
        assertThat(order.tax()).isEqualTo(Money.of("100", "JPY"));
        assertThat(ControlTotals.of(order).agrees()).isTrue();
    }

    @Test
    void amounts_may_be_numbers_or_texts() {
        assertThat(order(o -> Sample.put(o, "total", "53.19")).total()).isEqualTo(euros("53.19"));
    }

    @Test
    void a_payment_that_is_outstanding_is_a_promise_and_none_is_none() {
        assertThat(order(o -> o.putNull("date_paid").putNull("date_paid_gmt")).payments())
                .containsExactly(new Payment("bacs", euros("53.19"), Optional.empty(), false));
        assertThat(Shop.order(Recording.named("024").webhook().body()).payments())
                .containsExactly(new Payment("unnamed", euros("78.48"), Optional.empty(), true));
        assertThat(order(o -> o.put("payment_method", "")
                                .put("payment_method_title", "")
                                .putNull("date_paid")
                                .putNull("date_paid_gmt"))
                        .payments())
                .isEmpty();
    }

    @Provide
    Arbitrary<Checkout> checkouts() {
        Arbitrary<List<BigDecimal>> rates = Arbitraries.of(
                List.of(VAT),
                List.of(new BigDecimal("7")),
                List.of(new BigDecimal("5"), new BigDecimal("9.975")),
                List.of(new BigDecimal("7.725")),
                List.of());
        Arbitrary<BigDecimal> quantities =
                Arbitraries.of("1", "2", "3", "7", "0.5", "1.25").map(BigDecimal::new);
        Arbitrary<Checkout.Item> items = Combinators.combine(
                        cents(1, 50_000), quantities, rates, Arbitraries.of(0, 10, 33, 100))
                .as(Checkout.Item::new);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        items.list().ofMinSize(1).ofMaxSize(8),
                        cents(0, 2000),
                        cents(-500, 500))
                .as(Checkout::new);
    }

    private static Arbitrary<BigDecimal> cents(int least, int most) {
        return Arbitraries.integers().between(least, most).map(amount -> BigDecimal.valueOf(amount, 2));
    }

    private static Optional<BigDecimal> percentOfOldOrder(String tax, String net) {
        Order order = order(o -> {
            Sample.line(o).put("total", net).remove("price");
            taxes(Sample.line(o), tax);
            o.putArray("shipping_lines");
            o.put("shipping_total", "0.00").put("shipping_tax", "0.00");
            Sample.put(o, "tax_lines", "[{'rate_id':1,'label':'Tax','compound':false}]");
        });
        return order.lines().getFirst().taxes().getFirst().ratePercent();
    }

    private static void taxes(ObjectNode entry, String amount) {
        Sample.put(entry, "taxes", "[{'id':1,'total':'" + amount + "','subtotal':''}]");
    }

    private static Order order(Consumer<ObjectNode> change) {
        return Shop.order(Sample.order(change));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
