package dev.waybill.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockFormulaTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            9     | 2   | 0 | 0 | 7   | erp available 9 − safety stock 2 = 7
            9     | 0   | 0 | 0 | 9   | erp available 9
            1     | 3   | 0 | 0 | 0   | erp available 1 − safety stock 3 = -2, shown as 0
            -4    | 0   | 0 | 0 | 0   | erp available -4, shown as 0
            7.9   | 0   | 0 | 0 | 7   | erp available 7.9, shown as 7
            0.9   | 0   | 0 | 0 | 0   | erp available 0.9, shown as 0
            7.95  | 0.5 | 0 | 1 | 7.4 | erp available 7.95 − safety stock 0.5 = 7.45, shown as 7.4
            100   | 0   | 0 | 2 | 100 | erp available 100
            9     | 1   | 1 | 0 | 7   | erp available 9 − safety stock 1 − orders on their way 1 = 7
            2     | 0   | 3 | 0 | 0   | erp available 2 − orders on their way 3 = -1, shown as 0
            """)
    void the_number_says_how_it_came_to_be(
            BigDecimal available,
            BigDecimal safety,
            BigDecimal onTheirWay,
            int decimals,
            String shown,
            String sentence) {
        StockFormula formula = new StockFormula(
                new SystemId("erp"),
                Quantity.pieces(available),
                Fraction.of(onTheirWay),
                new StockFormula.Shown(Fraction.ONE, safety, decimals));

        assertThat(formula.number().toPlainString()).isEqualTo(shown);
        assertThat(formula.sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            27     | 6     | 0   | 0  | 4    | erp available 27 ÷ 6 = 4.5, shown as 4
            27     | 6     | 1   | 0  | 3    | erp available 27 ÷ 6 = 4.5 − safety stock 1 = 3.5, shown as 3
            27     | 6     | 1   | 12 | 1    | erp available 27 ÷ 6 = 4.5 − safety stock 1 − orders on their way 2 = 1.5, shown as 1
            20     | 6     | 0   | 0  | 3    | erp available 20 ÷ 6 = 3.333…, shown as 3
            5      | 6     | 0   | 0  | 0    | erp available 5 ÷ 6 = 0.833…, shown as 0
            -5     | 6     | 0   | 0  | 0    | erp available -5 ÷ 6 = -0.833…, shown as 0
            3      | 1/12  | 0   | 0  | 36   | erp available 3 ÷ 1/12 = 36
            3      | 1/12  | 5   | 1/6| 29   | erp available 3 ÷ 1/12 = 36 − safety stock 5 − orders on their way 2 = 29
            1      | 1/3   | 0   | 1/3| 2    | erp available 1 ÷ 1/3 = 3 − orders on their way 1 = 2
            3.5    | 1/100 | 0   | 0  | 350  | erp available 3.5 ÷ 1/100 = 350
            7      | 2     | 0.5 | 0  | 3    | erp available 7 ÷ 2 = 3.5 − safety stock 0.5 = 3
            6      | 6     | 0   | 1  | 0    | erp available 6 ÷ 6 = 1 − orders on their way 0.166… = 0.833…, shown as 0
            """)
    void where_owner_and_shop_count_differently_nothing_is_rounded_before_the_end(
            BigDecimal available, String unit, BigDecimal safety, String sold, String shown, String sentence) {
        StockFormula formula = new StockFormula(
                new SystemId("erp"),
                Quantity.pieces(available),
                Fraction.positive(sold).orElse(Fraction.ZERO),
                new StockFormula.Shown(Fraction.positive(unit).orElseThrow(), safety, 0));

        assertThat(formula.number().toPlainString()).isEqualTo(shown);
        assertThat(formula.sentence()).isEqualTo(sentence);
    }

    @Test
    void the_owners_own_unit_stands_beside_its_number() {
        StockFormula formula = new StockFormula(
                new SystemId("erp"),
                new Quantity(new BigDecimal("3.5"), "m"),
                Fraction.ZERO,
                new StockFormula.Shown(Fraction.positive("1/100").orElseThrow(), BigDecimal.ZERO, 0));

        assertThat(formula.sentence()).isEqualTo("erp available 3.5 m ÷ 1/100 = 350");
    }

    @Test
    void one_in_the_shop_that_is_nothing_of_the_owner_s_would_be_sold_without_end() {
        assertThatThrownBy(() -> StockPolicy.NONE.withUnits(Map.of("MUG", Fraction.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StockPolicy.NONE.withDriftTolerance(BigDecimal.ONE.negate()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_safety_stock_below_zero_would_sell_what_is_not_there() {
        assertThatThrownBy(() -> new StockPolicy(BigDecimal.ONE.negate(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
