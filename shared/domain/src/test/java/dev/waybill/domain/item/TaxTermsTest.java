package dev.waybill.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxTermsTest {
    @ParameterizedTest
    @CsvSource({
        // owner's price, has its tax in it, the shop wants it, rate, what is shown
        "10.00, false, true, 21, 12.10",
        "10.01, false, true, 21, 12.11", // 12.1121
        "0.50, false, true, 21, 0.61", // 0.605: half a cent is rounded up
        "12.10, true, false, 21, 10.00",
        "12.11, true, false, 21, 10.01", // 10.00826…
        "9.99, true, false, 21, 8.26", // 8.25619…
        "9.99, true, false, 7, 9.34", // 9.33644…
        "1.00, true, false, 5.5, 0.95", // 0.94786…
        "3.3333, false, true, 10, 3.67", // 3.66663: an ERP may keep four decimals
        "3.335, false, false, 21, 3.34",
        "3.335, true, true, 21, 3.34",
        "0, false, true, 21, 0",
    })
    void a_price_is_converted_to_the_cent(
            String owners, boolean ownerIncludes, boolean shopIncludes, BigDecimal rate, String shown) {
        TaxTerms terms = new TaxTerms(ownerIncludes, shopIncludes, Optional.of(rate));

        assertThat(terms.shown(Money.of(owners, "EUR"))).contains(Money.of(shown, "EUR"));
    }

    @Test
    void a_currency_without_cents_is_rounded_to_whole_units() {
        TaxTerms terms = new TaxTerms(false, true, Optional.of(BigDecimal.TEN));

        assertThat(terms.shown(Money.of("1005", "JPY"))).contains(Money.of("1106", "JPY"));
    }

    @Test
    void without_a_rate_only_what_needs_no_conversion_can_be_shown() {
        assertThat(new TaxTerms(false, true, Optional.empty()).shown(Money.of("10", "EUR")))
                .isEmpty();
        assertThat(new TaxTerms(true, true, Optional.empty()).shown(Money.of("10", "EUR")))
                .contains(Money.of("10", "EUR"));
    }

    @Test
    void every_price_with_tax_comes_back_from_its_price_without_within_a_cent() {
        TaxTerms out = new TaxTerms(true, false, Optional.of(BigDecimal.valueOf(21)));
        TaxTerms in = new TaxTerms(false, true, Optional.of(BigDecimal.valueOf(21)));
        for (int cents = 1; cents <= 5_000; cents++) {
            Money gross =
                    new Money(BigDecimal.valueOf(cents, 2), Money.of("0", "EUR").currency());
            Money back = in.shown(out.shown(gross).orElseThrow()).orElseThrow();
            assertThat(back.minus(gross).amount().abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
        }
    }
}
