package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockPolicy;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A box in the shop is six of the owner's pieces, a metre a hundredth of its drum. */
class PricesOfUnitsTest {
    private static PriceWorld world(String unit) {
        return new PriceWorld(landscape -> landscape
                .rule(DataName.ITEM_PRICE, "erp", "erp", ConflictPolicy.OWNER_WINS)
                .itemsInto(
                        "shop-es",
                        new PricePolicy(
                                Optional.empty(), Optional.empty(), BigDecimal.valueOf(1_000), 50, Optional.empty()),
                        StockPolicy.NONE.withUnits(
                                Map.of("BOX", Fraction.positive(unit).orElseThrow()))));
    }

    @ParameterizedTest
    @CsvSource({
        "6, 1.00, 7.26 EUR", // 6.00 plus 21 %
        "6, 0.3333, 2.42 EUR", // 2.419758: rounded once, after the tax
        "1/3, 1.00, 0.40 EUR", // 0.40333…
        "1/100, 99.9999, 1.21 EUR",
        "0.5, 0.0909, 0.05 EUR", // 0.0549945: half of it rounded first would be 0.06
        "1/2, 0.0413223140495868, 0.03 EUR", // 0.025: half up
    })
    void a_price_is_multiplied_exactly_and_rounded_once_half_up_with_the_tax(String unit, String net, String shown) {
        PriceWorld world = world(unit);
        world.tags.has("BOX", "1.00");
        world.wants("BOX", net);

        world.settles();

        assertThat(world.tags.shown("BOX")).isEqualTo(shown);
        assertThat(world.latest().lines().getFirst().how())
                .startsWith(Fraction.positive(unit).orElseThrow().word() + " × ");
    }

    @Test
    void a_cost_is_multiplied_too_and_what_has_no_unit_is_one_piece() {
        PriceWorld world = world("6");
        world.tags.has("BOX", "7.00");
        world.agreeOn("MUG", "1.00", "1.21");
        world.wants("MUG", "1.10");
        world.erp.prices().saysWithCost("BOX", Money.of("1.00", "EUR"), Money.of("1.01", "EUR"), world.clock.instant());

        world.settles();

        assertThat(world.latest().lines())
                .filteredOn(line -> line.sku().equals("BOX"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.after()).hasToString("7.26 EUR");
                    assertThat(line.limits()).containsExactly(Limit.BELOW_COST);
                });
        assertThat(world.latest().lines())
                .filteredOn(line -> line.sku().equals("MUG"))
                .singleElement()
                .satisfies(line -> assertThat(line.after()).hasToString("1.33 EUR"));
    }

    /** The owner sells the parts only: nobody adds them up. */
    @Test
    void a_bundle_without_a_price_of_its_owners_is_left_alone() {
        PriceWorld world = world("6");
        world.tags.has("BUNDLE", "19.00");
        world.agreeOn("MUG", "1.00", "1.21");
        world.erp.prices().touch("BUNDLE", world.clock.instant());

        world.settles();

        assertThat(world.tags.shown("BUNDLE")).isEqualTo("19.00 EUR");
        assertThat(world.sets.latest(9)).isEmpty();
        assertThat(world.notes()).anySatisfy(note -> assertThat(note).contains("erp says nothing of 1,"));
    }
}
