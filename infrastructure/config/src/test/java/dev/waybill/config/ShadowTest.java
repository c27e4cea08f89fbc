package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import org.junit.jupiter.api.Test;

/** Systems that run beside others. */
class ShadowTest {
    private static String file(String system) {
        return Files.with("ownership:", "  " + system + "\n\nownership:");
    }

    @Test
    void a_shadow_stands_in_for_the_system_beside_which_it_runs_and_no_pattern_leads_to_it() {
        Checked checked = Connectors.check()
                .check(ConfigurationText.of(
                        "waybill.yaml",
                        file("shop-new: { connector: webshop, url: \"https://new.example\", shadow-of: shop-es,"
                                + " secrets: /waybill/new }")));

        assertThat(checked).isInstanceOfSatisfying(Checked.Ok.class, ok -> {
            Landscape landscape = ok.landscape();
            assertThat(landscape.shadows()).extracting(SystemSpec::id).containsExactly(new SystemId("shop-new"));
            assertThat(landscape.targets("orders-to-erp", new SystemId("shop-new")))
                    .isEmpty();
            Landscape swapped = landscape.with(landscape.shadows().getFirst());
            assertThat(swapped.system(new SystemId("shop-es")).orElseThrow().settings())
                    .containsEntry("url", "https://new.example")
                    .doesNotContainKey("shadow-of");
            assertThat(swapped.shadows()).isEmpty();
        });
    }

    @Test
    void a_shadow_of_nobody_is_named() {
        assertThat(Files.problemsOf(
                        file("shop-new: { connector: webshop, url: \"https://new.example\", shadow-of: shop-se,"
                                + " secrets: /waybill/new }")))
                .singleElement()
                .asString()
                .contains("shop-new is to run beside 'shop-se', which is no system that works itself", "shop-es");
    }

    @Test
    void a_shadow_that_could_not_do_the_work_is_named_with_what_it_lacks() {
        assertThat(Files.problemsOf(file("new-erp: { connector: webshop, url: \"https://new.example\", shadow-of: erp,"
                        + " secrets: /waybill/new }")))
                .singleElement()
                .asString()
                .contains("new-erp cannot stand in for erp: orders-to-erp needs ORDER_TARGET");
    }

    @Test
    void nothing_goes_to_a_system_that_is_only_a_shadow() {
        String onlyShadow = Files.with("to: erp", "to: new-erp")
                .replace(
                        "ownership:",
                        "  new-erp: { connector: books, url: \"https://new.example\", shadow-of: erp }\n\nownership:");

        assertThat(Files.problemsOf(onlyShadow))
                .anySatisfy(problem -> assertThat(problem).contains("'new-erp' matches no system"));
    }
}
