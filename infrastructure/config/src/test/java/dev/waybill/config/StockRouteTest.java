package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a route makes of stock. */
class StockRouteTest {
    @Test
    void a_safety_stock_and_places_are_read() {
        assertThat(policy(", safety-stock: 1.5, locations: [main, north]"))
                .isEqualTo(new StockPolicy(new BigDecimal("1.5"), List.of("main", "north")));
    }

    @Test
    void orders_on_their_way_are_subtracted_unless_the_route_says_otherwise() {
        assertThat(policy("").openOrders()).isEqualTo(OpenOrders.SUBTRACTED);
        assertThat(policy(", open-orders: subtract").openOrders()).isEqualTo(OpenOrders.SUBTRACTED);
        assertThat(policy(", open-orders: ignore").openOrders()).isEqualTo(OpenOrders.IGNORED);
    }

    @Test
    void without_terms_everything_is_shown() {
        assertThat(policy("")).isEqualTo(StockPolicy.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safety-stock: -1 | safety-stock cannot be '-1'; write how many pieces are never shown, zero or more, such as 1",
                "safety-stock: 1e3 | safety-stock cannot be '1e3'; write how many pieces are never shown, zero or more, such as 1",
                "open-orders: no | open-orders cannot be 'no'; write subtract, so that nothing is sold twice, or ignore",
                "hold-when: [totals-differ] | hold-when is about orders, which stock-to-shops does not carry; remove it, or write it into the route that carries orders",
            })
    void what_makes_no_sense_is_named(String term, String said) {
        assertThat(Files.problemsOf(file(", " + term)))
                .singleElement()
                .asString()
                .endsWith(said);
    }

    @Test
    void a_changed_term_is_one_line_of_the_difference() {
        Landscape before = right(file(", safety-stock: 1"));
        Landscape after = right(file(", safety-stock: 2, locations: [main], open-orders: ignore"));

        assertThat(LandscapeDiff.between(Optional.of(before), after))
                .extracting(Change::toString)
                .containsExactly(
                        "~ locations of route stock-to-shops: erp → shop-*: none → main",
                        "~ open-orders of route stock-to-shops: erp → shop-*: subtract → ignore",
                        "~ safety-stock of route stock-to-shops: erp → shop-*: 1 → 2");
    }

    private static StockPolicy policy(String terms) {
        return right(file(terms)).routes().getLast().stock();
    }

    private static Landscape right(String text) {
        return switch (Connectors.check().check(ConfigurationText.of("waybill.yaml", text))) {
            case Checked.Ok ok -> ok.landscape();
            case Checked.Problems problems -> throw new AssertionError(problems.lines());
        };
    }

    private static String file(String terms) {
        return Files.RIGHT.replace(
                        "routes:\n", "  - { data: stock.available, owner: erp, created-in: erp }\n\nroutes:\n")
                + "  - { flow: stock-to-shops, from: erp, to: shop-*" + terms + " }\n";
    }
}
