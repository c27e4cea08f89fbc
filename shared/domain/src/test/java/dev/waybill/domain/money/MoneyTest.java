package dev.waybill.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void trailing_zeros_do_not_make_a_difference() {
        assertThat(Money.of("5.0", "EUR")).isEqualTo(Money.of("5.00", "EUR")).hasSameHashCodeAs(Money.of("5", "EUR"));
        assertThat(Money.of("0.00", "EUR")).isEqualTo(Money.zero(Currency.getInstance("EUR")));
    }

    @Test
    void sums_are_exact() {
        Money sum = Money.sum(Currency.getInstance("EUR"), List.of(Money.of("0.1", "EUR"), Money.of("0.2", "EUR")));

        assertThat(sum).isEqualTo(Money.of("0.3", "EUR"));
    }

    @Test
    void two_currencies_never_combine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .withMessage("cannot combine 1.00 EUR with 1.00 USD");
    }

    @Test
    void a_person_reads_the_currency_s_own_decimals_or_more() {
        assertThat(Money.of("12.5", "EUR")).hasToString("12.50 EUR");
        assertThat(Money.of("1000", "EUR")).hasToString("1000.00 EUR");
        assertThat(Money.of("1000", "JPY")).hasToString("1000 JPY");
        assertThat(Money.of("0.3329", "EUR")).hasToString("0.3329 EUR");
        assertThat(Money.of("-2", "KWD")).hasToString("-2.000 KWD");
    }

    @Test
    void a_quantity_may_be_fractional_and_names_its_unit() {
        assertThat(Quantity.pieces(new BigDecimal("2.50"))).hasToString("2.5");
        assertThat(new Quantity(new BigDecimal("3"), "kg")).hasToString("3 kg");
        assertThat(Quantity.pieces(100))
                .isEqualTo(Quantity.pieces(new BigDecimal("100.0")))
                .hasToString("100");
    }
}
