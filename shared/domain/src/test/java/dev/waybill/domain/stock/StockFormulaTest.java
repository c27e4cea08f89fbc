package dev.waybill.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.util.List;
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
                onTheirWay,
                new StockPolicy(safety, List.of()),
                decimals);

        assertThat(formula.number().toPlainString()).isEqualTo(shown);
        assertThat(formula.sentence()).isEqualTo(sentence);
    }

    @Test
    void a_safety_stock_below_zero_would_sell_what_is_not_there() {
        assertThatThrownBy(() -> new StockPolicy(BigDecimal.ONE.negate(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
