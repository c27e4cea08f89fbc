package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each of the shop's own ways with stock, and what becomes of it. */
class WooCommerceStockTest {
    private final StockShop shop = new StockShop();

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void another_spelling_of_case_is_another_sku() {
        shop.simple("ts-blue", 3);

        assertThat(target().read(Set.of("TS-BLUE"))).isEmpty();
        assertThat(target().read(Set.of("ts-blue"))).containsKey("ts-blue");
    }

    @Test
    void a_sku_with_a_comma_is_found_and_its_parts_are_not_taken_for_it() {
        shop.simple("A,B", 3);
        shop.simple("A", 9);
        shop.simple("C", 5);

        Map<String, StockReading> read = target().read(Set.of("A,B", "C"));

        assertThat(read.keySet()).containsExactlyInAnyOrder("A,B", "C");
        assertThat(level("A,B").shows(BigDecimal.valueOf(3))).isTrue();
    }

    @Test
    void a_sku_with_signs_of_an_address_is_found() {
        shop.simple("MUG Ü&1=2/3?#%", 3);

        assertThat(level("MUG Ü&1=2/3?#%").shows(BigDecimal.valueOf(3))).isTrue();
    }

    @Test
    void a_sku_on_two_products_is_refused_with_both_names() {
        long one = shop.simple("MUG", 3);
        long other = shop.variation(shop.variable("MUGS"), "MUG", 5);

        assertThat(unfit("MUG", Map.of()).why())
                .contains("#" + one + " \"Name of MUG\"")
                .contains("#" + other + " \"Name of MUG\"");
    }

    @Test
    void a_variation_is_written_under_its_product_and_one_call_serves_all_of_them() {
        long shirt = shop.variable("SHIRT");
        shop.variation(shirt, "SHIRT-S", 1);
        shop.variation(shirt, "SHIRT-M", 1);
        shop.simple("MUG", 1);

        List<StockWritten> written = target().write(List.of(write("SHIRT-S", 7), write("MUG", 8), write("SHIRT-M", 9)));

        assertThat(written).allMatch(StockWritten.Written.class::isInstance);
        assertThat(shown("SHIRT-S")).isEqualTo(7);
        assertThat(shown("SHIRT-M")).isEqualTo(9);
        assertThat(writes())
                .containsExactly(
                        "POST /wp-json/wc/v3/products/" + shirt + "/variations/batch",
                        "POST /wp-json/wc/v3/products/batch");
    }

    @Test
    void a_product_that_does_not_manage_stock_is_refused_with_its_name() {
        long id = shop.uncounted("GIFT", "simple");

        Failure failure = unfit("GIFT", Map.of());

        assertThat(failure.why()).contains("#" + id).contains("GIFT").contains("does not manage stock");
        assertThat(failure.next()).contains("Manage stock").contains("manage-stock: true");
    }

    @Test
    void where_the_setting_says_so_managing_stock_is_switched_on() {
        shop.uncounted("GIFT", "simple");
        Map<String, String> settings = Map.of("manage-stock", "true");
        StockLevel before = (StockLevel) reading("GIFT", settings);

        target(settings).write(List.of(new StockWrite(before, BigDecimal.valueOf(6))));

        assertThat(before.published()).isEmpty();
        assertThat(shop.product("GIFT").path("manage_stock").asBoolean()).isTrue();
        assertThat(shown("GIFT")).isEqualTo(6);
    }

    @Test
    void what_is_never_bought_as_it_is_stays_uncounted_even_then() {
        shop.variable("SHIRT");
        shop.uncounted("ELSEWHERE", "external");

        assertThat(unfit("SHIRT", Map.of("manage-stock", "true")).why()).contains("'variable'");
        assertThat(unfit("ELSEWHERE", Map.of("manage-stock", "true")).why()).contains("'external'");
    }

    @Test
    void a_variation_that_its_product_counts_for_is_refused_and_not_written_into_silence() {
        long shirt = shop.variable("SHIRT");
        shop.variationCountedByParent(shirt, "SHIRT-S", 30);

        assertThat(unfit("SHIRT-S", Map.of("manage-stock", "true")).why())
                .contains("#" + shirt)
                .contains("counts for all");
    }

    @Test
    void switched_off_between_reading_and_writing_the_number_is_lost_and_that_is_said() {
        long id = shop.simple("MUG", 4);
        StockWrite write = write("MUG", 7);
        shop.set(id, "manage_stock", JsonNodeFactory.instance.booleanNode(false));

        assertThat(refused(write).why()).contains("took 7 and shows nothing");
        assertThat(shop.product("MUG").path("manage_stock").asBoolean()).isFalse();
    }

    @Test
    void a_fraction_never_leaves_here_because_the_shop_would_cut_it_off() {
        shop.simple("ROPE", 4);

        Failure failure = refused(new StockWrite(level("ROPE"), new BigDecimal("2.5")));

        assertThat(failure.why()).contains("2.5 is no whole number");
        assertThat(writes()).isEmpty();
    }

    @Test
    void whole_numbers_are_sent_as_such_however_they_are_written() {
        shop.simple("MUG", 4);

        target().write(List.of(new StockWrite(level("MUG"), new BigDecimal("1.2E+3"))));
        assertThat(shown("MUG")).isEqualTo(1200);
        target().write(List.of(new StockWrite(level("MUG"), new BigDecimal("7.00"))));
        assertThat(shown("MUG")).isEqualTo(7);
        target().write(List.of(write("MUG", -2)));
        assertThat(shown("MUG")).as("the shop takes negative numbers").isEqualTo(-2);
    }

    @Test
    void a_plug_in_that_shows_another_number_is_found_out() {
        shop.simple("MUG", 4);
        shop.overrule("MUG", 5);

        assertThat(refused(write("MUG", 7)).why()).contains("took 7 and shows 5");
    }

    @Test
    void a_product_deleted_meanwhile_is_refused_in_the_shop_s_words() {
        long id = shop.simple("MUG", 4);
        StockWrite write = write("MUG", 7);
        shop.delete(id);

        Failure failure = refused(write);

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.said()).isEqualTo("woocommerce_rest_product_invalid_id Invalid ID.");
    }

    @Test
    void a_hundred_are_read_and_written_in_one_call_each() {
        List<String> skus = IntStream.range(0, 100).mapToObj(i -> "ITEM-" + i).toList();
        skus.forEach(sku -> shop.simple(sku, 1));

        Map<String, StockReading> read = target().read(Set.copyOf(skus));
        target().write(skus.stream()
                .map(sku -> new StockWrite((StockLevel) Objects.requireNonNull(read.get(sku)), BigDecimal.TEN))
                .toList());

        assertThat(skus).allMatch(sku -> shown(sku) == 10);
        assertThat(writes()).hasSize(1);
        assertThat(shop.calls()).hasSize(2);
    }

    @Test
    void long_skus_are_asked_for_in_addresses_that_a_web_server_takes() {
        Set<String> skus =
                IntStream.range(0, 100).mapToObj(i -> "Ü".repeat(30) + i).collect(Collectors.toSet());
        skus.forEach(sku -> shop.simple(sku, 1));

        assertThat(target().read(skus)).hasSize(100);
        assertThat(shop.calls()).hasSizeBetween(3, 6);
    }

    @Test
    void more_products_than_a_page_share_the_skus_and_none_is_overlooked() {
        List<String> skus = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            skus.add("ITEM-" + i);
            shop.simple("item-" + i, 1);
            shop.simple("ITEM-" + i, 2);
        }

        assertThat(target().read(Set.copyOf(skus)).values())
                .hasSize(80)
                .allMatch(read -> read instanceof StockLevel level && level.shows(BigDecimal.TWO));
    }

    @Test
    void where_a_proxy_keeps_the_number_of_pages_back_a_full_page_is_followed_by_a_question_for_more() {
        shop.tellsNoPages();
        Set<String> skus = IntStream.range(0, 100).mapToObj(i -> "ITEM-" + i).collect(Collectors.toSet());
        skus.forEach(sku -> shop.simple(sku, 1));

        assertThat(target().read(skus)).hasSize(100);
        assertThat(shop.calls()).hasSize(2);
    }

    @Test
    void a_shop_that_takes_fewer_at_once_refuses_the_call_as_a_whole_so_that_it_is_split() {
        shop.takesInBatch(1);
        shop.simple("MUG", 4);
        shop.simple("CUP", 4);
        List<StockWrite> both = List.of(write("MUG", 7), write("CUP", 8));

        Failure failure = catchThrowableOfType(FailureException.class, () -> target().write(both))
                .failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure.said()).isEqualTo("woocommerce_rest_request_entity_too_large");
        both.forEach(write -> target().write(List.of(write)));
        assertThat(shown("CUP")).isEqualTo(8);
    }

    @Test
    void no_key_shows_in_a_failure() {
        shop.simple("MUG", 4);
        shop.breaks(dev.waybill.testkit.CallFault.UNAUTHORIZED);

        Failure failure = catchThrowableOfType(FailureException.class, () -> target().read(Set.of("MUG")))
                .failure();

        assertThat(failure.toString()).doesNotContain("ck_1").doesNotContain("cs_2");
        assertThat(failure.next()).contains("rest-key");
    }

    private List<String> writes() {
        return shop.calls().stream().filter(call -> call.startsWith("POST")).toList();
    }

    private int shown(String sku) {
        return shop.product(sku).path("stock_quantity").asInt();
    }

    private Failure refused(StockWrite write) {
        return ((StockWritten.Refused) target().write(List.of(write)).getFirst()).failure();
    }

    private StockWrite write(String sku, long quantity) {
        return new StockWrite(level(sku), BigDecimal.valueOf(quantity));
    }

    private StockLevel level(String sku) {
        return (StockLevel) reading(sku, Map.of());
    }

    private Failure unfit(String sku, Map<String, String> settings) {
        return ((StockReading.Unfit) reading(sku, settings)).failure();
    }

    private StockReading reading(String sku, Map<String, String> settings) {
        return Objects.requireNonNull(target(settings).read(Set.of(sku)).get(sku), sku);
    }

    private StockTarget target() {
        return target(Map.of());
    }

    private StockTarget target(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("url", shop.url());
        SystemSpec system =
                new SystemSpec(Shop.ID, "woocommerce", Optional.empty(), Optional.empty(), all, Optional.of("/x"));
        return new WooCommerceType()
                .connect(
                        system,
                        new Surroundings(
                                new MemorySecrets(RestShop.SECRETS),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                SettableClock.atNoon()))
                .stockTarget();
    }
}
