package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a system may tell others of customers. */
class PartyRouteTest {
    private static final String ROUTE = "  - { flow: customers-to-shops, from: erp, to: shop-* }\n";

    private static String file(String... rules) {
        StringBuilder owned = new StringBuilder("ownership:\n");
        for (String rule : rules) {
            owned.append("  - { data: ").append(rule).append(", updates: on-change, on-conflict: owner-wins }\n");
        }
        return Files.RIGHT.replace("ownership:\n", owned) + ROUTE;
    }

    @Test
    void who_owns_no_more_than_the_payment_terms_may_tell_them() {
        assertThat(Files.problemsOf(
                        file("party, owner: shop-*, created-in: shop-*", "party.terms, owner: erp, created-in: erp")))
                .isEmpty();
    }

    @Test
    void who_owns_nothing_of_customers_is_told_who_does() {
        assertThat(Files.problemsOf(file("party, owner: shop-*, created-in: shop-*")))
                .singleElement()
                .asString()
                .contains("customers-to-shops moves party from erp", "but its owner is shop-*");
    }

    @Test
    void customers_whom_nobody_owns_go_nowhere() {
        assertThat(Files.problemsOf(Files.RIGHT + ROUTE))
                .singleElement()
                .asString()
                .contains("nobody owns it there", "add a rule with data: party");
    }
}
