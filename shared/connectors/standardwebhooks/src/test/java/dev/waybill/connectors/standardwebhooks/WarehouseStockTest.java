package dev.waybill.connectors.standardwebhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.stock.StockSource;
import dev.waybill.connector.stock.StockSource.StockChange;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a warehouse may be right, and in which it may be wrong. */
class WarehouseStockTest {
    private final JsonWarehouse warehouse = new JsonWarehouse();

    @AfterEach
    void closes() {
        warehouse.close();
    }

    private StockSource stock(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.putIfAbsent("url", warehouse.url());
        return new StandardWebhooksType()
                .connect(
                        new SystemSpec(
                                Signed.WMS,
                                "standard-webhooks",
                                Optional.empty(),
                                Optional.empty(),
                                settings,
                                Optional.empty()),
                        new Surroundings(
                                new MemorySecrets(Map.of(StandardWebhooksType.TOKEN, JsonWarehouse.TOKEN)),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                SettableClock.atNoon()))
                .stockSource();
    }

    private StockSource stock() {
        return stock(Map.of());
    }

    private Set<String> named(StockSource source, String body) {
        return source.named(new Envelope(
                "stock-to-shops",
                Signed.WMS,
                new SystemId("shop-es"),
                new SubjectRef(EntityKind.STOCK, Signed.WMS, "webhook-msg_1"),
                "stock.changed",
                "msg_1",
                Optional.empty(),
                Signed.NOON,
                new CorrelationId("c"),
                Map.of(),
                Body.of(body),
                Envelope.Redriven.NO));
    }

    private static Failure failureOf(ThrowingCallable call) {
        return catchThrowableOfType(FailureException.class, call).failure();
    }

    @Test
    void the_question_is_as_the_readme_says() {
        warehouse.has(Set.of("hall-1"), "MUG", "CUP");
        stock().available(Set.of("MUG", "CUP"), List.of("hall-1"));
        stock().available(Set.of("MUG"), List.of());
        stock().changedSince(Signed.NOON.plusNanos(1), 7);

        assertThat(warehouse.asked())
                .containsExactly(
                        "{\"skus\":[\"CUP\",\"MUG\"],\"locations\":[\"hall-1\"]}",
                        "{\"skus\":[\"MUG\"]}",
                        "/wms/stock/changes?since=2026-11-23T12%3A00%3A00.000000001Z&skip=7&limit=500");
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "\"7.10\", 7.1",
        "-3, -3",
        "0.10000000000000000000000001, 0.10000000000000000000000001",
        "9007199254740993, 9007199254740993",
        "1e3, 1000",
    })
    void numbers_are_exact_written_as_number_or_as_text(String written, BigDecimal exact) {
        warehouse.answersOnly("{\"items\":[{\"sku\":\"MUG\",\"available\":" + written + "}]}");

        assertThat(stock().available(Set.of("MUG"), List.of())).isEqualTo(Map.of("MUG", Quantity.pieces(exact)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | FIELD_MISSING | $.items",
                "{\"items\":{}} | FIELD_WRONG | $.items",
                "{\"items\":[{\"sku\":\"MUG\",\"location\":\"hall-1\"}]} | FIELD_MISSING | $.items[0].available",
                "{\"items\":[{\"available\":1}]} | FIELD_MISSING | $.items[0].sku",
                "{\"items\":[{\"sku\":\"MUG\",\"location\":\"hall-1\",\"available\":\"many\"}]} | FIELD_WRONG | $.items[0].available",
                "{\"items\":[{\"sku\":\"MUG\",\"location\":\"hall-9\",\"available\":1}]} | FIELD_WRONG | $.items[0].location",
                "{\"items\":[{\"sku\":\"MUG\",\"available\":1}]} | FIELD_WRONG | $.items[0]",
                "{\"items\":[{\"sku\":\"MUG\",\"location\":\"hall-1\",\"available\":1},{\"sku\":\"MUG\",\"location\":\"hall-1\",\"available\":1}]} | FIELD_WRONG | $.items[1].sku",
                "{\"items\":[{\"sku\":\"MUG\",\"location\":\"hall-1\",\"available\":1,\"unit\":\"kg\"},{\"sku\":\"MUG\",\"location\":\"hall-2\",\"available\":1,\"unit\":\"g\"}]} | FIELD_WRONG | $.items[1].unit",
            })
    void an_answer_in_another_shape_is_refused_with_the_place(String answer, FailureCode code, String path) {
        warehouse.answersOnly(answer);

        Failure failure = failureOf(() -> stock().available(Set.of("MUG"), List.of("hall-1", "hall-2")));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.why()).contains(path);
    }

    @Test
    void what_was_not_asked_for_is_not_told() {
        warehouse.answersOnly("{\"items\":[{\"sku\":\"CUP\",\"available\":1}],\"more\":{}}");

        assertThat(stock().available(Set.of("MUG"), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-23T12:00:02Z | 2026-11-23T12:00:01Z | $.changes[1].changedAt",
                "2026-11-23T11:59:59Z | 2026-11-23T12:00:01Z | $.changes[0].changedAt",
                "2026-11-23T12:00:02  | 2026-11-23T12:00:01Z | $.changes[0].changedAt",
                "yesterday            | 2026-11-23T12:00:01Z | $.changes[0].changedAt",
            })
    void changes_out_of_order_or_without_a_time_would_be_lost_and_are_refused(String one, String two, String path) {
        warehouse.answersOnly("{\"changes\":[{\"sku\":\"A\",\"changedAt\":\"" + one
                + "\"},{\"sku\":\"B\",\"changedAt\":\"" + two + "\"}]}");

        Failure failure = failureOf(() -> stock().changedSince(Signed.NOON, 0));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_WRONG);
        assertThat(failure.why()).contains(path);
    }

    @Test
    void a_time_with_another_offset_is_the_same_time() {
        warehouse.answersOnly("{\"changes\":[{\"sku\":\"A\",\"changedAt\":\"2026-11-23T13:00:00+01:00\"}]}");

        assertThat(stock().changedSince(Signed.NOON, 0)).containsExactly(new StockChange(Set.of("A"), Signed.NOON));
    }

    @Test
    void a_shop_s_number_may_stand_for_another_of_the_warehouse() {
        warehouse.has(Set.of("hall-1"), "MUG");
        warehouse.put("MUG", "hall-1", 27);
        StockSource stock = stock(Map.of("items.MUG-BOX", "MUG", "items.OLD", "NEW"));

        assertThat(stock.available(Set.of("MUG", "MUG-BOX"), List.of()))
                .isEqualTo(Map.of("MUG", Quantity.pieces(27), "MUG-BOX", Quantity.pieces(27)));
        assertThat(stock.changedSince(warehouse.now(), 0))
                .extracting(StockChange::skus)
                .containsExactly(Set.of("MUG", "MUG-BOX"));
        assertThat(named(
                        stock,
                        "{\"type\":\"stock.changed\",\"data\":{\"items\":[{\"sku\":\"MUG\"},{\"sku\":\"NEW\"}]}}"))
                .containsExactlyInAnyOrder("MUG", "MUG-BOX", "NEW", "OLD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"typ | BODY_UNREADABLE | not the JSON we accept",
                "[] | FIELD_MISSING | $.type",
                "{\"type\":{}} | FIELD_WRONG | $.type",
                "{\"type\":\"stock.counted\"} | FIELD_WRONG | $.type",
                "{\"type\":\"stock.changed\"} | FIELD_MISSING | $.data",
                "{\"type\":\"stock.changed\",\"data\":{\"items\":[]}} | FIELD_WRONG | $.data.items",
                "{\"type\":\"stock.changed\",\"data\":{\"items\":[{\"sku\":\"A\"},{}]}} | FIELD_MISSING | $.data.items[1].sku",
                "{\"type\":\"stock.changed\",\"data\":{\"items\":[{\"sku\":\" \"}]}} | FIELD_WRONG | $.data.items[0].sku",
            })
    void a_message_in_another_shape_is_refused_with_the_place(String body, FailureCode code, String path) {
        Failure failure = failureOf(() -> named(stock(), body));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.why()).contains(path);
    }

    @Test
    void a_thousand_items_are_one_message_and_one_more_says_the_limit() {
        assertThat(named(stock(), message(1000))).hasSize(1000);
        assertThat(failureOf(() -> named(stock(), message(1001))).why())
                .contains("a list of at most 1000 entries at $.data.items but was a list of 1001");
    }

    private static String message(int items) {
        return IntStream.range(0, items)
                .mapToObj(item -> "{\"sku\":\"S" + item + "\"}")
                .collect(Collectors.joining(",", "{\"type\":\"stock.changed\",\"data\":{\"items\":[", "]}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "301, ENDPOINT_UNKNOWN",
        "307, ENDPOINT_UNKNOWN",
        "400, TARGET_REFUSED",
        "403, CREDENTIALS_REFUSED",
        "404, ENDPOINT_UNKNOWN",
        "413, TARGET_REFUSED",
        "422, TARGET_REFUSED",
        "502, DOWN",
    })
    void every_status_has_its_failure_and_no_redirect_is_followed(int status, FailureCode code) {
        warehouse.answersOnly(status, Map.of("Location", warehouse.url() + "/elsewhere", "Retry-After", "30"), "{}");

        Failure failure = failureOf(() -> stock().available(Set.of("MUG"), List.of()));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(warehouse.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://wms.example",
                "ftp://wms.example",
                "https://",
                "https://user:password@wms.example",
                "https://wms.example/?a=b",
                "not an address",
                "http://127.0.0.1.evil.example",
                "http://localhost@evil.example",
            })
    void an_address_over_which_the_token_could_be_read_is_refused(String url) {
        assertThat(failureOf(() -> stock(Map.of("url", url))).code()).isEqualTo(FailureCode.SETTING_WRONG);
    }
}
