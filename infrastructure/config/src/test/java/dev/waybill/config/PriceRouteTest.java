package dev.waybill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.landscape.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a route makes of prices, and what makes a second person look. */
class PriceRouteTest {
    @Test
    void all_terms_are_read() {
        assertThat(Files.right(file(", price-list: Retail ES, tax-rate: 21 %, price-change-over: 7.5%, items-over: 10,"
                                + " approve-within: 2d"))
                        .routes()
                        .getLast()
                        .prices())
                .isEqualTo(new PricePolicy(
                        Optional.of("Retail ES"),
                        Optional.of(new BigDecimal("21")),
                        new BigDecimal("7.5"),
                        10,
                        Optional.of(Duration.ofDays(2))));
    }

    @Test
    void without_terms_the_careful_ones_hold() {
        assertThat(Files.right(file("")).routes().getLast().prices()).isEqualTo(PricePolicy.STANDARD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price-change-over: 20 | a percentage",
                "tax-rate: much | a percentage",
                "items-over: -1 | items-over cannot be '-1'; write how many prices may change at once without a second person, such as 50",
                "approve-within: soon | such as 48h",
                "hold-when: [totals-differ] | hold-when is about orders, which items-to-shops does not carry; remove it, or write it into the route that carries orders",
                "safety-stock: 1 | safety-stock is about stock, which items-to-shops does not carry",
            })
    void what_makes_no_sense_is_named(String term, String said) {
        assertThat(Files.problemsOf(file(", " + term)))
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem.toString()).contains(said));
    }

    @Test
    void fields_and_units_are_read() {
        Route route = Files.right(file(", fields: [price], units: { MUG-BOX: 6, ROPE-M: 1/100 }"))
                .routes()
                .getLast();

        assertThat(route.prices().fields()).containsExactly(ItemField.PRICE);
        assertThat(route.stock().unit("MUG-BOX").word()).isEqualTo("6");
        assertThat(route.stock().unit("ROPE-M").word()).isEqualTo("1/100");
    }

    @Test
    void a_field_that_the_source_does_not_own_or_a_connector_cannot_tell_is_named() {
        assertThat(Files.problemsOf(file(", fields: [price, name]")))
                .extracting(Object::toString)
                .anySatisfy(said -> assertThat(said)
                        .contains("items-to-shops moves item.name from erp", "but nobody owns it there"))
                .anySatisfy(said ->
                        assertThat(said).contains("needs CATALOGUE_SOURCE, which the connector books of system erp"))
                .hasSize(2);
        assertThat(Files.problemsOf(file(", fields: [price, colour]")))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("fields cannot have 'colour'; use price, name, description, weight, barcode"));
    }

    @Test
    void terms_of_prices_on_another_route_are_named() {
        String other = Files.RIGHT + "  - { flow: stock-to-shops, from: erp, to: shop-*, items-over: 3 }\n";

        assertThat(Files.problemsOf(other)).anySatisfy(problem -> assertThat(problem.toString())
                .contains("items-over is about prices, which stock-to-shops does not carry"));
    }

    @Test
    void a_changed_limit_is_one_line_of_the_difference() {
        assertThat(LandscapeDiff.between(
                        Optional.of(Files.right(file(", items-over: 10"))),
                        Files.right(file(", items-over: 20, tax-rate: 21 %"))))
                .extracting(Change::toString)
                .containsExactly(
                        "~ items-over of route items-to-shops: erp → shop-*: 10 → 20",
                        "~ tax-rate of route items-to-shops: erp → shop-*: none → 21 %");
    }

    private static String file(String terms) {
        return Files.RIGHT.replace("routes:\n", "  - { data: item.price, owner: erp, created-in: erp }\n\nroutes:\n")
                + "  - { flow: items-to-shops, from: erp, to: shop-*" + terms + " }\n";
    }
}
