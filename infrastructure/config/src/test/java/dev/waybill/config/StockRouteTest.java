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
    void units_are_exact_however_they_are_written() {
        StockPolicy policy = policy(", units: { MUG-BOX: 6, ROPE-M: 1/100, HALF: 0.5, \"0019\": \"12\" }");

        assertThat(policy.units().keySet()).containsExactlyInAnyOrder("MUG-BOX", "ROPE-M", "HALF", "0019");
        assertThat(policy.unit("MUG-BOX").word()).isEqualTo("6");
        assertThat(policy.unit("ROPE-M").word()).isEqualTo("1/100");
        assertThat(policy.unit("HALF").word()).isEqualTo("1/2");
        assertThat(policy.unit("0019").word()).isEqualTo("12");
        assertThat(policy.unit("ANY-OTHER").word()).isEqualTo("1");
    }

    @Test
    void a_tolerance_of_drift_is_read() {
        assertThat(policy(", drift-tolerance: 2").driftTolerance()).isEqualByComparingTo("2");
        assertThat(policy("").driftTolerance()).isZero();
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
                "drift-tolerance: -2 | drift-tolerance cannot be '-2'; write up to how many pieces a difference is none, such as 2",
                "units: { MUG: 0 } | units of 'MUG' cannot be '0'; write how many of the source's units one such item in the shop is, above zero, such as 6, 0.5 or 1/100",
                "units: { MUG: 1/0 } | units of 'MUG' cannot be '1/0'; write how many of the source's units one such item in the shop is, above zero, such as 6, 0.5 or 1/100",
                "units: { MUG: six } | units of 'MUG' cannot be 'six'; write how many of the source's units one such item in the shop is, above zero, such as 6, 0.5 or 1/100",
                "hold-when: [totals-differ] | hold-when is about orders, which stock-to-shops does not carry; remove it, or write it into the route that carries orders",
            })
    void what_makes_no_sense_is_named(String term, String said) {
        assertThat(Files.problemsOf(file(", " + term)))
                .singleElement()
                .asString()
                .endsWith(said);
    }

    @Test
    void what_makes_no_sense_is_named_with_its_line() {
        String many = "\n      , units: {\n          MUG: 6,\n          CUP: -1 }";

        assertThat(Files.problemsOf(file(many))).singleElement().asString().contains(":" + (lines() + 2) + ":");
    }

    private static long lines() {
        return file("").lines().count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units: 6 | expected a group of names for units",
                "units: { MUG: [6] } | MUG",
                "units: {} | units is empty; write how many",
                "units: { MUG: } | cannot be",
            })
    void what_has_no_such_shape_is_named(String term, String said) {
        assertThat(Files.problemsOf(file(", " + term)))
                .singleElement()
                .asString()
                .contains(said);
    }

    @Test
    void a_changed_unit_is_one_line_of_the_difference() {
        Landscape before = right(file(", units: { MUG-BOX: 6, CAN: 12 }"));
        Landscape after = right(file(", units: { MUG-BOX: 8, ROPE: 1/100 }, drift-tolerance: 2"));

        assertThat(LandscapeDiff.between(Optional.of(before), after))
                .extracting(Change::toString)
                .containsExactly(
                        "~ drift-tolerance of route stock-to-shops: erp → shop-*: 0 → 2",
                        "~ units.CAN of route stock-to-shops: erp → shop-*: 12 → none",
                        "~ units.MUG-BOX of route stock-to-shops: erp → shop-*: 6 → 8",
                        "~ units.ROPE of route stock-to-shops: erp → shop-*: none → 1/100");
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
