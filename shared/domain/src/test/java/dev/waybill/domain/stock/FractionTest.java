package dev.waybill.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {
    @ParameterizedTest
    @CsvSource({"6, 6", "06, 6", "0.5, 1/2", "1/100, 1/100", "4/8, 1/2", "2.5/5, 1/2", "12/12, 1", "7.000, 7"})
    void it_is_read_in_lowest_terms(String written, String word) {
        Fraction read = Fraction.positive(written).orElseThrow();

        assertThat(read.word()).isEqualTo(word);
        assertThat(Fraction.positive(read.word())).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0/6", "1/0", "-6", "6e2", "1/", "/6", "1/2/3", "1/0.5", "six", " 6", "1234567890"})
    void anything_else_is_no_unit(String written) {
        assertThat(Fraction.positive(written)).isEmpty();
    }

    @Test
    void thirds_add_up_to_the_whole() {
        Fraction third = Fraction.positive("1/3").orElseThrow();

        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.ONE);
        assertThat(Fraction.ONE.minus(third).minus(third).minus(third).isZero()).isTrue();
        assertThat(Fraction.ONE.dividedBy(third)).isEqualTo(Fraction.of(BigDecimal.valueOf(3)));
    }

    @ParameterizedTest
    @CsvSource({"7, 2, 0, 3", "-7, 2, 0, -4", "10, 3, 2, 3.33", "-10, 3, 2, -3.34", "6, 2, 1, 3.0"})
    void it_is_rounded_down_also_below_zero(long times, long over, int decimals, BigDecimal floor) {
        assertThat(new Fraction(BigInteger.valueOf(times), BigInteger.valueOf(over)).floor(decimals))
                .isEqualTo(floor);
    }

    @Test
    void large_decimals_are_exact() {
        assertThat(Fraction.of(new BigDecimal("1E+30")).floor(0)).isEqualTo(BigDecimal.TEN.pow(30));
        assertThat(Fraction.of(new BigDecimal("0.10")))
                .isEqualTo(Fraction.positive("1/10").orElseThrow());
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
