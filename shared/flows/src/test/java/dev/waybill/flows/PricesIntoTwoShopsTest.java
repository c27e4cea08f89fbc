package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakePriceTags;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One change by the owner, two price lists, two shops: one in EUR with tax, one in GBP without. */
class PricesIntoTwoShopsTest {
    private final PriceWorld world = new PriceWorld(landscape -> landscape
            .rule(DataName.ITEM_PRICE, "erp", "erp", ConflictPolicy.OWNER_WINS)
            .itemsInto("shop-es", list("Retail EUR"))
            .itemsInto("shop-fr", list("Trade GBP")));
    private final FakePriceTags other = world.shop.tags(new SystemId("shop-fr"));

    private static PricePolicy list(String name) {
        return new PricePolicy(Optional.of(name), Optional.empty(), BigDecimal.valueOf(20), 50, Optional.empty());
    }

    @Test
    void each_shop_gets_its_own_list_in_its_own_currency_and_on_its_own_terms_of_tax() {
        world.tags.has("MUG", "12.10");
        other.sellsIn("GBP");
        other.showsWithoutTax();
        other.has("MUG", "8.00");
        world.erp.prices().says("Retail EUR", "MUG", Money.of("10.50", "EUR"), world.clock.instant());
        world.erp.prices().says("Trade GBP", "MUG", Money.of("8.40", "GBP"), world.clock.instant());

        world.settles();

        assertThat(world.tags.shown("MUG")).isEqualTo("12.71 EUR");
        assertThat(other.shown("MUG")).isEqualTo("8.40 GBP");
        assertThat(world.sets.latest(9))
                .extracting(set -> set.proposal().target() + " "
                        + set.proposal().priceList().orElseThrow())
                .containsExactlyInAnyOrder("shop-es Retail EUR", "shop-fr Trade GBP");
    }

    @Test
    void what_is_wrong_for_one_shop_keeps_the_other_from_nothing() {
        world.tags.has("MUG", "12.10");
        other.has("MUG", "8.00");
        world.erp.prices().says("Retail EUR", "MUG", Money.of("10.50", "EUR"), world.clock.instant());
        world.erp.prices().says("Trade GBP", "MUG", Money.of("8.40", "GBP"), world.clock.instant());

        world.settles();

        assertThat(world.tags.shown("MUG")).isEqualTo("12.71 EUR");
        assertThat(other.shown("MUG")).as("it sells in EUR").isEqualTo("8.00 EUR");
        assertThat(world.open())
                .singleElement()
                .satisfies(held -> assertThat(held.latest().note()).contains("for shop-fr", "1 × wrong-currency"));
    }
}
