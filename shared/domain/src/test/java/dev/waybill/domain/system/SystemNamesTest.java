package dev.waybill.domain.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemNamesTest {
    @Test
    void a_pattern_matches_whole_names_only() {
        SystemPattern shops = new SystemPattern("shop-*");

        assertThat(shops.matches(new SystemId("shop-es"))).isTrue();
        assertThat(shops.matches(new SystemId("my-shop-es"))).isFalse();
        assertThat(new SystemPattern("erp").matches(new SystemId("erp-2"))).isFalse();
        assertThat(new SystemPattern("*").matches(new SystemId("erp"))).isTrue();
    }

    @Test
    void a_name_is_more_specific_than_any_pattern() {
        assertThat(new SystemPattern("a").specificity())
                .isGreaterThan(new SystemPattern("shop-long-name-*").specificity());
        assertThat(new SystemPattern("shop-e*").specificity()).isGreaterThan(new SystemPattern("shop-*").specificity());
    }

    @Test
    void what_cannot_be_a_name_is_refused() {
        for (String text : List.of("", "Shop", "shop es", "-shop", "shop-", "a/b", "x".repeat(41))) {
            assertThat(SystemId.isName(text)).as(text).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> new SystemId(text));
        }
    }
}
