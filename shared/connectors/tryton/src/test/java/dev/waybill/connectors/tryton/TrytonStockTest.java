package dev.waybill.connectors.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockSource.StockChange;
import dev.waybill.connectors.tryton.fake.FakeTryton;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Quantity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is particular about Tryton's stock. */
class TrytonStockTest {
    private final FakeTryton fake = FakeTryton.seeded();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void without_a_setting_all_warehouses_count_and_other_places_do_not() {
        fake.finds("TS-BLUE", "STO", 7);
        fake.finds("TS-BLUE", "ANNEX", 5);

        assertThat(available(Map.of(), "TS-BLUE")).isEqualTo(Map.of("TS-BLUE", Quantity.pieces(7)));
        assertThat(available(Map.of("stock-locations", "ANNEX"), "TS-BLUE"))
                .isEqualTo(Map.of("TS-BLUE", Quantity.pieces(5)));
    }

    @Test
    void a_planned_delivery_of_today_is_taken_off_and_one_of_next_week_only_if_its_day_counts() {
        fake.finds("TS-BLUE", "STO", 10);
        plan("TS-BLUE", 2, "2026-11-23");
        plan("TS-BLUE", 3, "2026-11-28");

        assertThat(available(Map.of(), "TS-BLUE")).isEqualTo(Map.of("TS-BLUE", Quantity.pieces(8)));
        assertThat(available(Map.of("stock-days", "7"), "TS-BLUE")).isEqualTo(Map.of("TS-BLUE", Quantity.pieces(5)));
    }

    @Test
    void a_service_has_no_stock_and_is_not_told_as_zero() {
        assertThat(available(Map.of(), "SHIPPING")).isEmpty();
    }

    @Test
    void a_sku_that_stands_for_another_code_is_told_under_its_own_name() {
        fake.finds("TS-BLUE", "STO", 7);
        Map<String, String> mapped = Map.of("items.SHIRT", "TS-BLUE", "items.CHEMISE", "TS-BLUE");

        assertThat(available(mapped, "SHIRT", "TS-BLUE"))
                .isEqualTo(Map.of("SHIRT", Quantity.pieces(7), "TS-BLUE", Quantity.pieces(7)));
        assertThat(skus(source(mapped).changedSince(Instant.EPOCH, 0)))
                .containsExactlyInAnyOrder("SHIRT", "CHEMISE", "TS-BLUE");
    }

    @Test
    void a_move_of_a_product_without_a_code_is_a_change_of_no_sku_so_that_pages_stay_whole() {
        fake.finds("HOOD-S", "STO", 1);
        fake.change("product.product", 4, "code", null);

        assertThat(source(Map.of()).changedSince(Instant.EPOCH, 0))
                .singleElement()
                .satisfies(change -> assertThat(change.skus()).isEmpty());
    }

    @Test
    void a_thousand_moves_are_read_in_pages_without_a_gap() {
        for (int i = 0; i < 1_000; i++) {
            long move = fake.finds(i % 2 == 0 ? "TS-BLUE" : "HOOD-S", "STO", 1);
            if (i % 3 == 0) {
                fake.change("stock.move", move, "state", JsonNodeFactory.instance.textNode("done"));
            }
        }
        StockSource source = source(Map.of());

        List<StockChange> all = Stream.of(0, 500, 1_000)
                .flatMap(skip -> source.changedSince(Instant.EPOCH, skip).stream())
                .toList();

        assertThat(all).hasSize(1_000).isSortedAccordingTo(java.util.Comparator.comparing(StockChange::changedAt));
        assertThat(all.stream().map(StockChange::changedAt).distinct()).hasSize(1_000);
    }

    @Test
    void five_hundred_products_take_one_call() {
        Set<String> skus = Stream.iterate(1, i -> i + 1)
                .limit(500)
                .map(i -> "S-" + i)
                .collect(java.util.stream.Collectors.toSet());
        StockSource source = source(Map.of());
        source.available(Set.of("TS-BLUE"), List.of());
        int before = fake.methods().size();

        source.available(skus, List.of());

        assertThat(fake.methods().subList(before, fake.methods().size()))
                .containsExactly("model.product.product.search_read");
    }

    @Test
    void a_place_whose_code_is_on_two_is_named() {
        fake.hasPlace("ANNEX");

        Failure failure = catchThrowableOfType(
                        FailureException.class, () -> available(Map.of("stock-locations", "ANNEX"), "TS-BLUE"))
                .failure();

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why()).contains("has 2").contains("'ANNEX'");
    }

    /** A delivery to a customer that is planned for a day. */
    private void plan(String product, long quantity, String day) {
        long move = fake.finds(product, "STO", -quantity);
        JsonNodeFactory json = JsonNodeFactory.instance;
        java.time.LocalDate date = java.time.LocalDate.parse(day);
        ObjectNode planned = json.objectNode().put("__class__", "date").put("year", date.getYear());
        planned.put("month", date.getMonthValue()).put("day", date.getDayOfMonth());
        fake.change("stock.move", move, "state", json.textNode("draft"));
        fake.change("stock.move", move, "effective_date", null);
        fake.change("stock.move", move, "planned_date", planned);
    }

    private static List<String> skus(List<StockChange> changes) {
        return changes.stream().flatMap(change -> change.skus().stream()).toList();
    }

    private Map<String, Quantity> available(Map<String, String> settings, String... skus) {
        return source(settings).available(Set.of(skus), List.of());
    }

    private StockSource source(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("url", fake.url().toString());
        all.put("database", FakeTryton.DATABASE);
        return Inspection.of(all, Map.of("user", FakeTryton.USER, "password", FakeTryton.PASSWORD))
                .connector()
                .stockSource();
    }
}
