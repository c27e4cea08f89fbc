package dev.waybill.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.money.Money;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PricePolicyTest {
    private static Set<Limit> touched(String before, String after) {
        Money next = Money.of(after, "EUR");
        return PricePolicy.STANDARD.touched(
                Currency.getInstance("EUR"), Optional.of(Money.of(before, "EUR")), next, Optional.empty(), next);
    }

    @Test
    void a_change_is_over_the_limit_from_the_first_cent_on_in_both_directions() {
        assertThat(touched("10.00", "12.00")).isEmpty();
        assertThat(touched("10.00", "12.01")).containsExactly(Limit.PRICE_CHANGE_OVER);
        assertThat(touched("10.00", "8.00")).isEmpty();
        assertThat(touched("10.00", "7.99")).containsExactly(Limit.PRICE_CHANGE_OVER);
        assertThat(touched("0", "0.01")).containsExactly(Limit.PRICE_CHANGE_OVER);
    }

    @Test
    void zero_and_below_are_their_own_limits() {
        assertThat(touched("10.00", "0")).containsExactlyInAnyOrder(Limit.TO_ZERO, Limit.PRICE_CHANGE_OVER);
        assertThat(touched("10.00", "-1")).contains(Limit.BELOW_ZERO);
        assertThat(Limit.BELOW_ZERO.canPass()).isFalse();
        assertThat(Limit.TO_ZERO.canPass()).isTrue();
    }

    @Test
    void another_currency_is_never_compared_as_a_number() {
        Money dollars = Money.of("10.00", "USD");

        assertThat(PricePolicy.STANDARD.touched(
                        Currency.getInstance("EUR"),
                        Optional.of(Money.of("10.00", "EUR")),
                        dollars,
                        Optional.of(Money.of("99.00", "EUR")),
                        dollars))
                .containsExactly(Limit.WRONG_CURRENCY);
    }

    @Test
    void below_cost_is_by_the_price_without_tax() {
        Money gross = Money.of("12.10", "EUR");

        assertThat(PricePolicy.STANDARD.touched(
                        gross.currency(),
                        Optional.of(gross),
                        gross,
                        Optional.of(Money.of("10.01", "EUR")),
                        Money.of("10.00", "EUR")))
                .containsExactly(Limit.BELOW_COST);
    }
}
