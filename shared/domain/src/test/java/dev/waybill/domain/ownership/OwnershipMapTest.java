package dev.waybill.domain.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipMapTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SystemId ERP = new SystemId("erp");
    private static final Optional<Market> SPAIN = Optional.of(new Market("ES"));
    private static final Optional<Market> FRANCE = Optional.of(new Market("FR"));

    private static OwnershipRule rule(DataName data, String owner, String... markets) {
        return new OwnershipRule(
                data,
                new SystemPattern(owner),
                new SystemPattern("shop-*"),
                new UpdateTiming.OnChange(),
                ConflictPolicy.OWNER_WINS,
                Set.of(markets).stream().map(Market::new).collect(java.util.stream.Collectors.toSet()),
                false);
    }

    @Test
    void the_owner_may_change_and_nobody_else() {
        OwnershipMap map = new OwnershipMap(List.of(rule(DataName.ORDER, "shop-*")));

        assertThat(map.mayChange(SHOP, DataName.ORDER, SPAIN).isAllowed()).isTrue();
        assertThat(map.mayChange(ERP, DataName.ORDER, SPAIN)).isInstanceOf(Decision.Forbidden.class);
    }

    @Test
    void a_facet_falls_back_to_its_entity_and_has_its_own_rule_first() {
        OwnershipMap map =
                new OwnershipMap(List.of(rule(DataName.ORDER, "shop-*"), rule(DataName.ORDER_STATUS, "erp")));

        assertThat(map.mayChange(SHOP, DataName.ORDER_PAYMENT, SPAIN).isAllowed())
                .isTrue();
        assertThat(map.mayChange(SHOP, DataName.ORDER_STATUS, SPAIN).isAllowed())
                .isFalse();
        assertThat(map.mayChange(ERP, DataName.ORDER_STATUS, SPAIN).isAllowed()).isTrue();
    }

    @Test
    void a_rule_for_a_market_beats_the_rule_for_all() {
        OwnershipMap map =
                new OwnershipMap(List.of(rule(DataName.ITEM_PRICE, "erp"), rule(DataName.ITEM_PRICE, "shop-es", "ES")));

        assertThat(map.mayChange(SHOP, DataName.ITEM_PRICE, SPAIN).isAllowed()).isTrue();
        assertThat(map.mayChange(ERP, DataName.ITEM_PRICE, SPAIN).isAllowed()).isFalse();
        assertThat(map.mayChange(ERP, DataName.ITEM_PRICE, FRANCE).isAllowed()).isTrue();
        assertThat(map.mayChange(SHOP, DataName.ITEM_PRICE, FRANCE).isAllowed()).isFalse();
    }

    @Test
    void what_nobody_owns_nobody_may_write() {
        OwnershipMap map = new OwnershipMap(List.of(rule(DataName.ORDER, "shop-*")));

        assertThat(map.mayChange(ERP, DataName.STOCK_AVAILABLE, SPAIN))
                .isEqualTo(new Decision.NoRule(DataName.STOCK_AVAILABLE));
    }

    @Test
    void where_it_is_born_may_be_another_system_than_its_owner() {
        OwnershipMap map = new OwnershipMap(List.of(rule(DataName.ORDER_STATUS, "erp")));

        assertThat(map.mayCreate(SHOP, DataName.ORDER_STATUS, SPAIN).isAllowed())
                .isTrue();
        assertThat(map.mayCreate(ERP, DataName.ORDER_STATUS, SPAIN).isAllowed()).isFalse();
    }

    @Test
    void the_words_of_the_map_read_back() {
        for (DataName name : DataName.values()) {
            assertThat(DataName.of(name.word())).contains(name);
        }
        for (ConflictPolicy policy : ConflictPolicy.values()) {
            assertThat(ConflictPolicy.of(policy.word())).contains(policy);
        }
        for (String timing : List.of("on-change", "every 30s", "every 5m", "every 2h")) {
            assertThat(UpdateTiming.of(timing).orElseThrow().word()).isEqualTo(timing);
        }
        assertThat(UpdateTiming.of("every 0m")).isEmpty();
        assertThat(UpdateTiming.of("sometimes")).isEmpty();
        assertThat(DataName.of("order.colour")).isEmpty();
    }
}
