package dev.waybill.domain.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldConditionTest {
    @Test
    void the_words_of_the_file_read_back() {
        for (String word : List.of("unmapped-sku", "totals-differ", "total > 5000 EUR", "total > 99.5 GBP")) {
            assertThat(HoldCondition.of(word).orElseThrow().word()).isEqualTo(word);
        }
        assertThat(HoldCondition.of("total > 5000 EUR"))
                .contains(new HoldCondition.TotalAbove(Money.of("5000", "EUR")));
    }

    @Test
    void anything_else_is_no_condition() {
        for (String word : List.of("total > 5000", "total > -1 EUR", "total > 5 XYZ", "unmapped", "")) {
            assertThat(HoldCondition.of(word)).as(word).isEmpty();
        }
    }
}
