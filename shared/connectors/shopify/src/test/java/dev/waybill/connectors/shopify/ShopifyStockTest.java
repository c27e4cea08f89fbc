package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.connectors.shopify.GraphqlInventory.Variant;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the shop's own ways with stock, and what becomes of it. */
class ShopifyStockTest {
    private final GraphqlInventory inventory = new GraphqlInventory();
    private final GraphqlShop shop = new GraphqlShop(inventory);
    private final StockTarget target = target("71");

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void another_spelling_of_case_is_another_sku() {
        inventory.add("ts-blue", 3);

        assertThat(target.read(Set.of("TS-BLUE"))).isEmpty();
        assertThat(target.read(Set.of("ts-blue"))).containsKey("ts-blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A,B", "2\" pipe", "C:\\D", "A OR sku:B", "MUG Ü (blue) *", "'x'"})
    void a_sku_with_signs_of_the_search_is_found_and_nothing_else(String sku) {
        inventory.add("B", 9);
        inventory.add(sku, 3);

        assertThat(target.read(Set.of(sku))).containsOnlyKeys(sku);
        assertThat(level(sku).shows(BigDecimal.valueOf(3))).isTrue();
    }

    @Test
    void a_sku_on_two_variants_is_refused_with_both_names() {
        Variant one = inventory.add("MUG", 3);
        Variant other = inventory.add("MUG", 5);

        assertThat(unfit("MUG").why())
                .contains("\"Name of MUG\" (variant " + one.id() + ")")
                .contains("(variant " + other.id() + ")");
    }

    @Test
    void a_variant_of_an_archived_product_does_not_count_beside_one_that_is_sold() {
        inventory.add("MUG", 3).archived();
        inventory.add("MUG", 5);
        inventory.add("OLD", 2).archived();

        assertThat(level("MUG").shows(BigDecimal.valueOf(5))).isTrue();
        assertThat(level("OLD").shows(BigDecimal.TWO)).isTrue();
    }

    @Test
    void what_the_shop_does_not_count_is_refused_with_its_name() {
        inventory.add("GIFT", 0).untracked();

        assertThat(unfit("GIFT").why()).contains("GIFT").contains("does not count");
        assertThat(unfit("GIFT").next()).contains("Track quantity");
    }

    @Test
    void what_is_not_kept_at_the_location_is_refused_with_both_names() {
        inventory.add("MUG", 0).stockedElsewhereOnly();

        assertThat(unfit("MUG").why()).contains("'MUG'").contains("not stocked at the location 71");
        assertThat(unfit("MUG").next()).contains("tick that location").contains("'location'");
    }

    @Test
    void the_location_may_be_written_as_graphql_names_it() {
        inventory.add("MUG", 3);

        assertThat(target("gid://shopify/Location/71").read(Set.of("MUG"))).containsKey("MUG");
    }

    @ParameterizedTest
    @CsvSource({"'', missing", "Paris, which is no location", "99, no location 99"})
    void a_location_that_is_none_is_a_wrong_setting(String setting, String said) {
        Failure failure = failure(() -> target(setting).read(Set.of("MUG")));

        assertThat(failure.code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.why()).contains(said);
        assertThat(failure.next()).contains("Settings, Locations");
    }

    @Test
    void a_location_that_was_closed_is_named() {
        inventory.add("MUG", 3);
        inventory.closeHere();

        assertThat(failure(() -> target.read(Set.of("MUG"))).why())
                .contains("\"Rue du Port\"")
                .contains("not active");
    }

    @Test
    void a_location_deleted_between_reading_and_writing_is_a_wrong_setting_and_no_item_s_fault() {
        inventory.add("MUG", 3);
        StockWrite write = write("MUG", 5);
        inventory.deleteHere();

        assertThat(failure(() -> target.write(List.of(write))).code()).isEqualTo(FailureCode.SETTING_WRONG);
    }

    @Test
    void the_shop_sets_all_or_none_so_those_it_names_are_set_aside_and_the_rest_is_sent_again() {
        List.of("MUG", "CUP", "BUNDLE", "BOWL").forEach(sku -> inventory.add(sku, 4));
        List<StockWrite> writes = List.of(write("MUG", 1), write("CUP", 2), write("BUNDLE", 3), write("BOWL", 5));
        inventory.variant("BUNDLE").lock("NON_MUTABLE_INVENTORY_ITEM");
        inventory.variant("MUG").shows(9);

        List<StockWritten> written = target.write(writes);

        assertThat(written.get(0)).isInstanceOfSatisfying(StockWritten.Changed.class, changed -> assertThat(
                        changed.now().shows(BigDecimal.valueOf(9)))
                .isTrue());
        assertThat(written.get(2)).isInstanceOfSatisfying(StockWritten.Refused.class, refused -> {
            assertThat(refused.failure().said()).startsWith("NON_MUTABLE_INVENTORY_ITEM");
            assertThat(refused.failure().next()).contains("bundle");
        });
        assertThat(written).contains(new StockWritten.Written("CUP"), new StockWritten.Written("BOWL"));
        assertThat(List.of(shown("MUG"), shown("CUP"), shown("BUNDLE"), shown("BOWL")))
                .containsExactly(9L, 2L, 4L, 5L);
        assertThat(shop.requestsWith("key")).hasSize(2);
    }

    @Test
    void what_shows_the_number_already_when_compared_is_written() {
        inventory.add("MUG", 4);
        StockWrite write = write("MUG", 7);
        inventory.variant("MUG").shows(7);

        assertThat(target.write(List.of(write))).containsExactly(new StockWritten.Written("MUG"));
    }

    @Test
    void a_variant_deleted_meanwhile_is_refused_in_the_shop_s_words() {
        StockWrite write = write(inventory.add("MUG", 4), 7);
        inventory.delete(inventory.variant("MUG"));

        assertThat(refused(write).said()).startsWith("INVALID_INVENTORY_ITEM");
    }

    @Test
    void a_variant_taken_from_the_location_meanwhile_is_refused_in_the_shop_s_words() {
        StockWrite write = write(inventory.add("MUG", 4), 7);
        inventory.variant("MUG").stockedElsewhereOnly();

        assertThat(refused(write).said()).startsWith("ITEM_NOT_STOCKED_AT_LOCATION");
    }

    @Test
    void the_same_write_later_in_the_day_has_a_key_of_its_own_and_is_done() {
        inventory.add("MUG", 4);
        StockWrite write = write("MUG", 7);
        target.write(List.of(write));
        inventory.variant("MUG").shows(4);

        target.write(List.of(write));

        assertThat(shown("MUG")).isEqualTo(7);
        assertThat(shop.requestsWith("key").stream().map(variables -> variables.path("key")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IDEMPOTENCY_CONCURRENT_REQUEST",
                "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
                "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"
            })
    void of_a_key_that_the_shop_knows_already_nobody_can_tell_what_was_done(String code) {
        StockWrite write = write(inventory.add("MUG", 4), 7);
        shop.answersOnly(
                200,
                Map.of(),
                GraphqlInventory.refused(List.of(GraphqlInventory.userError(code, "no")))
                        .toString());

        assertThat(failure(() -> target.write(List.of(write))).code()).isEqualTo(FailureCode.ANSWER_MISSING);
    }

    @Test
    void each_entry_states_what_it_changes_from_and_the_number_is_the_one_that_can_be_sold() {
        StockWrite write = write(inventory.add("MUG", 4), 7);

        target.write(List.of(write));

        JsonNode input = shop.requestsWith("key").getFirst().path("input");
        assertThat(input.path("name").asText()).isEqualTo("available");
        assertThat(input.at("/quantities/0/changeFromQuantity").asInt()).isEqualTo(4);
    }

    @Test
    void throttled_it_waits_until_the_bucket_holds_what_the_query_costs() {
        shop.answersOnly(200, Map.of(), GraphqlShop.throttled(402, 2000, 251).toString());

        Failure failure = failure(() -> target.read(Set.of("MUG")));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure.code()).isEqualTo(FailureCode.TOO_BUSY);
        assertThat(failure.retryAfter()).as("151 points at 50 a second").contains(Duration.ofSeconds(4));
    }

    @Test
    void throttled_without_numbers_or_by_status_it_waits_as_the_header_says() {
        shop.answersOnly(
                200, Map.of(), GraphqlShop.error("THROTTLED", "Throttled").toString());
        assertThat(failure(() -> target.read(Set.of("MUG"))).retryAfter()).isEmpty();

        shop.answersOnly(429, Map.of("Retry-After", "2.0"), "{}");
        assertThat(failure(() -> target.read(Set.of("MUG"))).code()).isEqualTo(FailureCode.TOO_BUSY);

        shop.answersOnly(429, Map.of("Retry-After", "3"), "{}");
        assertThat(failure(() -> target.read(Set.of("MUG"))).retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void what_costs_more_than_the_bucket_ever_holds_is_split_and_not_waited_for() {
        StockWrite write = write(inventory.add("MUG", 4), 7);
        shop.answersOnly(200, Map.of(), GraphqlShop.throttled(1200, 1000, 1000).toString());
        assertThat(failure(() -> target.read(Set.of("MUG"))).kind()).isEqualTo(FailureKind.REFUSED);

        shop.answersOnly(
                200,
                Map.of(),
                GraphqlShop.error("MAX_COST_EXCEEDED", "Too much").toString());
        assertThat(failure(() -> target.write(List.of(write))).kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void two_hundred_and_fifty_are_written_in_one_call_and_more_are_not_even_sent() {
        List<String> skus = IntStream.range(0, 251).mapToObj(i -> "ITEM-" + i).toList();
        List<StockWrite> writes =
                skus.stream().map(sku -> write(inventory.add(sku, 1), 10)).toList();

        target.write(writes.subList(0, 250));

        assertThat(shop.requestsWith("key")).hasSize(1);
        assertThat(skus.subList(0, 250)).allMatch(sku -> shown(sku) == 10);
        assertThatThrownBy(() -> target.write(writes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> target.read(Set.copyOf(skus))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void all_of_250_that_changed_meanwhile_are_looked_up_in_as_many_calls_as_reading_takes() {
        List<StockWrite> writes = IntStream.range(0, 250)
                .mapToObj(i -> write(inventory.add("ITEM-" + i, 1), 10))
                .toList();
        writes.forEach(write -> inventory.variant(write.sku()).shows(2));
        int before = shop.requestsWith("skus").size();

        assertThat(target.write(writes)).hasSize(250).allMatch(StockWritten.Changed.class::isInstance);
        assertThat(shop.requestsWith("skus")).hasSize(before + 3);
    }

    @Test
    void more_variants_than_a_page_share_the_skus_and_none_is_overlooked() {
        Set<String> skus = IntStream.range(0, 80).mapToObj(i -> "ITEM-" + i).collect(Collectors.toSet());
        skus.forEach(sku -> inventory.add(sku.toLowerCase(java.util.Locale.ROOT), 1));
        skus.forEach(sku -> inventory.add(sku, 2));

        assertThat(target.read(skus).values())
                .hasSize(80)
                .allMatch(read -> read instanceof StockLevel level && level.shows(BigDecimal.TWO));
        assertThat(shop.requestsWith("skus")).hasSize(2);
    }

    @Test
    void a_refusal_that_names_no_item_is_one_of_the_call_so_that_it_is_split_down_to_the_item() {
        List<StockWrite> both = List.of(write(inventory.add("MUG", 4), 7), write(inventory.add("CUP", 4), 8));
        inventory.variant("CUP").lock("INVALID_REASON");
        inventory.namesNone();

        assertThat(failure(() -> target.write(both)).kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(shown("MUG")).isEqualTo(4);
        assertThat(target.write(both.subList(0, 1))).containsExactly(new StockWritten.Written("MUG"));
        assertThat(refused(both.get(1)).said()).startsWith("INVALID_REASON");
    }

    @Test
    void a_shop_that_names_one_item_at_a_time_is_asked_five_times_and_then_in_smaller_pieces() {
        List<StockWrite> writes = IntStream.range(0, 6)
                .mapToObj(i -> write(inventory.add("ITEM-" + i, 1), 10))
                .toList();
        writes.forEach(write -> inventory.variant(write.sku()).lock("INVALID_QUANTITY_NEGATIVE"));
        inventory.tellsOneAtATime();

        assertThat(failure(() -> target.write(writes)).kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(target.write(writes.subList(0, 5))).allMatch(StockWritten.Refused.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "1000000001", "-1000000001"})
    void a_number_that_the_shop_cannot_keep_never_leaves_here(String number) {
        StockLevel before = level(inventory.add("ROPE", 4));

        assertThat(refused(new StockWrite(before, new BigDecimal(number))).why())
                .contains(number + " is no whole number");
        assertThat(shop.requestsWith("key")).isEmpty();
    }

    @Test
    void whole_numbers_are_sent_as_such_however_they_are_written() {
        inventory.add("MUG", 4);

        target.write(List.of(new StockWrite(level("MUG"), new BigDecimal("1.2E+3"))));
        assertThat(shown("MUG")).isEqualTo(1200);
        target.write(List.of(new StockWrite(level("MUG"), new BigDecimal("7.00"))));
        assertThat(shown("MUG")).isEqualTo(7);
    }

    @Test
    void a_missing_scope_is_named_and_no_token_shows() {
        shop.answersOnly(
                200,
                Map.of(),
                GraphqlShop.error("ACCESS_DENIED", "Access denied for location field.")
                        .toString());

        Failure failure = failure(() -> target.read(Set.of("MUG")));

        assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failure.said()).contains("location field");
        assertThat(failure.next()).contains("read_locations").contains("access-token");
        assertThat(failure.toString()).doesNotContain(GraphqlShop.TOKEN);
    }

    @Test
    void a_version_that_shopify_keeps_no_more_is_named_when_it_is_not_understood() {
        String body = "{\"errors\":[{\"message\":\"Field 'displayName' doesn't exist\"}]}";
        shop.answersOnly(200, Map.of("X-Shopify-API-Version", "2027-10"), body);

        Failure failure = failure(() -> target.read(Set.of("MUG")));

        assertThat(failure.why()).contains("version 2026-07").contains("answered in 2027-10");
        assertThat(failure.said()).contains("'displayName'");
    }

    @ParameterizedTest
    @CsvSource({"301, ENDPOINT_UNKNOWN", "404, ENDPOINT_UNKNOWN", "402, DOWN", "423, DOWN", "430, TOO_BUSY"})
    void a_shop_that_moved_or_is_closed_is_said_to_be_so(int status, FailureCode code) {
        shop.answersOnly(status, Map.of("Location", "https://elsewhere.example/"), "{\"errors\":\"no\"}");

        assertThat(failure(() -> target.read(Set.of("MUG"))).code()).isEqualTo(code);
    }

    private long shown(String sku) {
        return inventory.variant(sku).shown();
    }

    private static Failure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(FailureException.class, call).failure();
    }

    private Failure refused(StockWrite write) {
        return ((StockWritten.Refused) target.write(List.of(write)).getFirst()).failure();
    }

    private StockWrite write(String sku, long quantity) {
        return new StockWrite(level(sku), BigDecimal.valueOf(quantity));
    }

    private StockWrite write(Variant added, long quantity) {
        return new StockWrite(level(added), BigDecimal.valueOf(quantity));
    }

    private StockLevel level(Variant added) {
        return level(added.sku());
    }

    private StockLevel level(String sku) {
        return (StockLevel) reading(sku);
    }

    private Failure unfit(String sku) {
        return ((StockReading.Unfit) reading(sku)).failure();
    }

    private StockReading reading(String sku) {
        return Objects.requireNonNull(target.read(Set.of(sku)).get(sku), sku);
    }

    private StockTarget target(String location) {
        SystemSpec system = new SystemSpec(
                ShopifyFixture.SHOP,
                "shopify",
                Optional.empty(),
                Optional.empty(),
                Map.of("shop", ShopifyFixture.DOMAIN, "location", location),
                Optional.of("/x"));
        return new ShopifyType()
                .connect(
                        system,
                        new Surroundings(
                                new MemorySecrets(Map.of("access-token", GraphqlShop.TOKEN)),
                                shop.door(),
                                SettableClock.atNoon()))
                .stockTarget();
    }
}
