package dev.waybill.domain.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightTest {
    @ParameterizedTest
    @CsvSource({
        "1.25 kg, G, 1250 g",
        "1250 g, KG, 1.25 kg",
        "0.00005 kg, KG, 0.00005 kg",
        "0.05 g, KG, 0.0001 kg",
        "0.04 g, KG, 0 kg",
        "1 lb, KG, 0.4536 kg",
        "1 kg, LB, 2.2046 lb",
        "1 lb, OZ, 16 oz",
        "0.10 kg, KG, 0.1 kg",
    })
    void is_rounded_once_half_up_and_not_at_all_in_its_own_unit(String text, Weight.Unit unit, String said) {
        assertThat(Weight.of(text).orElseThrow().in(unit)).hasToString(said);
    }

    @Test
    void is_written_with_its_unit_only() {
        assertThat(Weight.of("1.25")).isEmpty();
        assertThat(Weight.of("much kg")).isEmpty();
        assertThat(Weight.of("1 stone")).isEmpty();
    }
}
