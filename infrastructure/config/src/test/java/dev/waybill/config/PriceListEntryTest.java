package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.port.SecretStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A system whose settings let it do less than its product: one price list of a shop that is an entry of its own already. */
class PriceListEntryTest {
    private static String file(String name) {
        return Files.RIGHT
                        .replace(
                                "\nownership:\n",
                                "  " + name
                                        + ": { connector: webshop, url: \"https://es.example\", market: GB, currency: GBP,"
                                        + " price-list: 7, secrets: /waybill/shop-es }\n\nownership:\n")
                        .replace("routes:\n", "  - { data: item.price, owner: erp, created-in: erp }\n\nroutes:\n")
                + "  - { flow: items-to-shops, from: erp, to: " + name + ", price-list: Trade GBP }\n";
    }

    @Test
    void an_entry_that_only_takes_prices_stands_beside_its_shop() {
        Landscape landscape = Files.right(file("prices-gb"));

        assertThat(landscape.targets("items-to-shops", new SystemId("erp"))).containsExactly(new SystemId("prices-gb"));
        assertThat(landscape.targets("orders-to-erp", new SystemId("prices-gb")))
                .isEmpty();
    }

    @Test
    void a_pattern_that_would_have_it_send_orders_is_named() {
        assertThat(Files.problemsOf(file("shop-gb")))
                .singleElement()
                .asString()
                .contains(
                        "orders-to-erp needs ORDER_SOURCE, which system shop-gb does not have with its settings",
                        "give shop-gb a name that the pattern does not cover");
    }

    @Test
    void no_secret_for_webhooks_is_missed_that_none_will_come_for() {
        SecretStore none = system -> name -> Optional.empty();

        assertThat(new SecretsCheck(List.of(Connectors.SHOP, Connectors.ERP))
                        .missing(Files.right(file("prices-gb")), none))
                .hasSize(2)
                .noneMatch(sentence -> sentence.contains("prices-gb"));
    }
}
