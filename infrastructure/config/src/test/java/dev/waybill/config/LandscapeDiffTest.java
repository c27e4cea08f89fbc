package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Landscape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What would change, in words. */
class LandscapeDiffTest {

    @Test
    void against_nothing_everything_is_added() {
        assertThat(LandscapeDiff.between(Optional.empty(), landscape(Files.RIGHT)))
                .extracting(Change::toString)
                .containsExactly(
                        "+ system shop-es (webshop, market ES, EUR)",
                        "+ system shop-fr (webshop, market FR)",
                        "+ system erp (books)",
                        "+ rule order: owner shop-*, owner-wins, created in shop-*",
                        "+ rule order.status: owner erp, owner-wins, created in shop-*",
                        "+ route orders-to-erp: shop-* → erp, held when [total > 5000 EUR, totals-differ]");
    }

    @Test
    void the_same_written_differently_is_no_change() {
        String spelled =
                Files.with("taxes: { 19: \"12\" }", "taxes.19: 12").replace("- { data: order,", "- {  data: order,");

        assertThat(diff(Files.RIGHT, spelled)).isEmpty();
    }

    @Test
    void a_changed_owner_is_one_line() {
        assertThat(diff(Files.RIGHT, Files.with("owner: erp", "owner: shop-*")))
                .containsExactly("~ owner of order.status: erp → shop-*");
    }

    @Test
    void settings_markets_and_conditions_are_compared_one_by_one() {
        String changed = Files.with("company: 1", "company: 2")
                .replace("market: ES, currency: EUR", "market: PT")
                .replace("totals-differ, ", "");

        assertThat(diff(Files.RIGHT, changed))
                .containsExactly(
                        "~ currency of system shop-es: EUR → none",
                        "~ market of system shop-es: ES → PT",
                        "~ setting company of system erp: 1 → 2",
                        "~ hold-when of route orders-to-erp: shop-* → erp: [total > 5000 EUR, totals-differ] →"
                                + " [total > 5000 EUR]");
    }

    @Test
    void a_system_and_a_rule_that_are_gone_are_removed() {
        String without = Files.with("  - { data: order.status, owner: erp, created-in: shop-* }\n", "")
                .replaceFirst("  shop-fr: .*\n", "");

        assertThat(diff(Files.RIGHT, without))
                .containsExactly(
                        "- system shop-fr (webshop, market FR)",
                        "- rule order.status: owner erp, owner-wins, created in shop-*");
    }

    private static List<String> diff(String before, String after) {
        return LandscapeDiff.between(Optional.of(landscape(before)), landscape(after)).stream()
                .map(Change::toString)
                .toList();
    }

    private static Landscape landscape(String text) {
        Checked checked = Connectors.check().check(ConfigurationText.of("waybill.yaml", text));
        return switch (checked) {
            case Checked.Ok ok -> ok.landscape();
            case Checked.Problems problems -> throw new AssertionError(problems.lines());
        };
    }
}
