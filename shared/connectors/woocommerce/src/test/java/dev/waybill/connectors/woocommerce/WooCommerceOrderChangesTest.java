package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Secret;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connectors.woocommerce.RestShop.Answer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemSpec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quirks of a shop that is asked for what changed. */
class WooCommerceOrderChangesTest {
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    private final RestShop shop = new RestShop();

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void it_is_asked_one_second_earlier_without_a_zone_for_a_hundred_at_a_time() {
        changes().since(TEN, 0);

        assertThat(shop.asked())
                .containsExactly(
                        "status=trash&modified_after=2026-11-20T09:59:59&dates_are_gmt=true&orderby=modified&order=asc"
                                + "&per_page=100&offset=0",
                        "status=any&modified_after=2026-11-20T09:59:59&dates_are_gmt=true&orderby=modified&order=asc"
                                + "&per_page=100&offset=0");
    }

    @Test
    void what_is_listed_is_byte_for_byte_what_the_shop_wrote() {
        String written = "{ \"id\" : 9007199254740993, \"number\":\"A]\\\"},{\", \"total\":\"1.10\",\n"
                + "\"date_modified_gmt\":\"2026-11-20T10:00:00\",\"line_items\":[{\"price\":7.489999999999999},[ ]] }";
        shop.answersOnly(new Answer(200, Map.of("X-WP-Total", "2"), Body.of(" [ " + written + " ,{\"id\":2}\n]\n")));

        List<Changed> listed = changes().since(TEN, 0).stream().distinct().toList();

        assertThat(text(listed.getFirst())).isEqualTo(written);
        assertThat(listed.getFirst().notice().subject().id()).isEqualTo("9007199254740993");
        assertThat(listed.getFirst().notice().topic()).isEqualTo("order.updated");
        assertThat(text(listed.getLast())).isEqualTo("{\"id\":2}");
    }

    @Test
    void an_entry_that_cannot_be_read_spoils_no_other() {
        shop.has("1", Sample.orderChangedAt("1", TEN));
        shop.has("2", Body.of("{\"date_modified_gmt\":\"2026-11-20T10:00:01\",\"id\":{}}"));
        shop.has("3", Sample.orderChangedAt("3", TEN.plusSeconds(2)));

        List<Changed> listed = changes().since(TEN, 0);

        assertThat(ids(listed)).hasSize(3).startsWith("1").endsWith("3");
        assertThat(ids(listed).get(1))
                .isEqualTo("unreadable-" + listed.get(1).body().hash().substring(0, 16));
    }

    @Test
    void an_entry_without_a_time_has_that_of_the_one_before() {
        shop.answersOnly(new Answer(
                200,
                Map.of("X-WP-Total", "2"),
                Body.of(
                        "[{\"id\":1,\"date_modified_gmt\":\"2026-11-20T10:00:07\"},{\"id\":2,\"date_modified_gmt\":null},"
                                + "null]")));

        assertThat(changes().since(TEN, 0))
                .hasSize(6)
                .extracting(Changed::changedAt)
                .containsOnly(TEN.plusSeconds(7));
    }

    @Test
    void the_trash_is_listed_too_and_means_cancelled() {
        shop.has("1", Sample.orderChangedAt("1", TEN.plusSeconds(5)));
        shop.has("2", trashed("2", TEN.plusSeconds(3)));

        List<Changed> listed = changes().since(TEN, 0);

        assertThat(ids(listed)).containsExactly("2", "1");
        assertThat(Shop.order(listed.getFirst().body()).stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 99, 100, 101, 150, 160, 209, 210, 211})
    void however_the_trash_is_spread_skipping_leaves_out_so_many_and_no_others(int skip) {
        for (int i = 0; i < 210; i++) {
            String id = Integer.toString(1000 + i);
            Instant time = TEN.plusSeconds(i / 7);
            shop.has(id, small(id, i % 5 == 0 || i > 180 ? "trash" : "processing", time));
        }
        List<String> first = ids(changes().since(TEN, 0));
        List<String> second = ids(changes().since(TEN, 100));
        List<String> third = ids(changes().since(TEN, 200));
        List<String> all = Stream.of(first, second, third).flatMap(List::stream).toList();

        assertThat(all).hasSize(210).doesNotHaveDuplicates();
        assertThat(ids(changes().since(TEN, skip)))
                .isEqualTo(all.stream().skip(skip).limit(100).toList());
    }

    @Test
    void orders_that_the_key_may_not_read_do_not_end_the_list() {
        for (int i = 0; i < 150; i++) {
            String id = Integer.toString(1000 + i);
            shop.has(id, small(id, "processing", TEN.plusSeconds(i)));
        }
        shop.lists(new OrderListing(ZoneId.of("UTC"), Set.of("1000", "1050"), true));

        assertThat(changes().since(TEN, 0)).hasSize(100);
        assertThat(ids(changes().since(TEN, 100))).contains("1149").hasSizeLessThan(100);
    }

    @Test
    void a_page_past_the_end_is_empty() {
        shop.has("1", Sample.orderChangedAt("1", TEN));

        assertThat(changes().since(TEN, 1)).isEmpty();
        assertThat(changes().since(TEN, 1000)).isEmpty();
    }

    @Test
    void without_a_total_a_short_page_is_the_last() {
        shop.answersOnly(new Answer(
                200,
                Map.of(),
                Body.of("[" + new String(Sample.orderChangedAt("1", TEN).bytes(), StandardCharsets.UTF_8) + "]")));

        assertThat(ids(changes().since(TEN, 0))).containsOnly("1");
    }

    /** In Berlin clocks go from 02:00 to 03:00; WordPress makes 03:30 of 02:30 even where it means UTC. */
    @ParameterizedTest
    @CsvSource({"Europe/Berlin,2026-03-29T02:30:00Z", "Europe/London,2026-03-29T01:30:00Z", "UTC,2026-03-29T02:30:00Z"})
    void an_hour_that_the_shop_s_clock_leaps_over_is_listed_all_the_same(String zone, Instant leapt) {
        shop.lists(new OrderListing(ZoneId.of(zone), Set.of(), true));
        for (int i = 0; i < 130; i++) {
            String id = Integer.toString(1000 + i);
            shop.has(id, small(id, "processing", leapt.plusSeconds(i - 110)));
        }

        List<Changed> listed = changes().since(leapt, 0);

        assertThat(ids(listed)).hasSize(20).startsWith("1110").endsWith("1129");
        assertThat(changes().since(leapt, 5)).isEqualTo(listed.subList(5, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "401,CREDENTIALS_REFUSED",
        "403,CREDENTIALS_REFUSED",
        "429,TOO_BUSY",
        "500,DOWN",
        "503,DOWN",
        "302,DOWN",
        "400,ENDPOINT_UNKNOWN",
        "404,ENDPOINT_UNKNOWN"
    })
    void each_answer_is_the_failure_it_means(int status, FailureCode code) {
        shop.answersOnly(status);

        Failure failure = failure(RestShop.SECRETS);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.operation()).isEqualTo("listOrders");
        assertThat(failure.said()).isEqualTo("no");
        assertThat(failure.toString()).doesNotContain("cs_2").doesNotContain("ck_1");
    }

    @Test
    void too_busy_says_when_to_ask_again() {
        shop.answersOnly(429);

        assertThat(failure(RestShop.SECRETS).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void without_a_key_it_says_which_secret_is_missing() {
        assertThat(failure(Map.of()).code()).isEqualTo(FailureCode.SECRET_MISSING);
        assertThat(failure(Map.of("rest-key", "wrong", "rest-secret", "wrong")).code())
                .isEqualTo(FailureCode.CREDENTIALS_REFUSED);
    }

    @Test
    void an_error_in_place_of_the_list_is_what_it_says_it_is() {
        Answer said = Answer.error(401, "woocommerce_rest_cannot_view");
        shop.answersOnly(new Answer(200, Map.of(), said.body()));

        Failure failure = failure(RestShop.SECRETS);

        assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failure.said()).isEqualTo("woocommerce_rest_cannot_view");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>maintenance</html>",
                "{}",
                "null",
                "[{\"id\":1}",
                "[{\"id\":1},{\"id\":",
                "[{\"id\":1},]",
                "[,]",
                "[1 2",
                "[\"a",
                "[\"a\\",
                "[{]}",
                "[1]2",
                "[}"
            })
    void what_is_no_whole_list_is_asked_for_again(String body) {
        shop.answersOnly(new Answer(200, Map.of("X-WP-Total", "2"), Body.of(body)));

        assertThat(failure(RestShop.SECRETS).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void a_shop_that_does_not_know_times_of_change_is_not_read_from_its_beginning() {
        shop.lists(new OrderListing(ZoneId.of("UTC"), Set.of(), false));
        for (int i = 0; i < 250; i++) {
            String id = Integer.toString(1000 + i);
            shop.has(id, small(id, "processing", TEN.plusSeconds(i)));
        }

        Failure failure = catchThrowableOfType(
                        FailureException.class, () -> changes().since(TEN.plusSeconds(3600), 0))
                .failure();

        assertThat(failure.code()).isEqualTo(FailureCode.ENDPOINT_UNKNOWN);
        assertThat(failure.why()).contains("shop-de").contains("5.8");
    }

    private static Body small(String id, String status, Instant changedAt) {
        return Body.of("{\"id\":" + id + ",\"status\":\"" + status + "\",\"date_modified_gmt\":\""
                + Sample.gmt(changedAt) + "\"}");
    }

    private static Body trashed(String id, Instant time) {
        return Sample.changed(Sample.orderChangedAt(id, time), order -> order.put("status", "trash"));
    }

    private static List<String> ids(List<Changed> listed) {
        return listed.stream().map(changed -> changed.notice().subject().id()).toList();
    }

    private static String text(Changed changed) {
        return new String(changed.body().bytes(), StandardCharsets.UTF_8);
    }

    private Failure failure(Map<String, String> secrets) {
        return catchThrowableOfType(
                        FailureException.class, () -> changes(secrets).since(TEN, 0))
                .failure();
    }

    private OrderChanges changes() {
        return changes(RestShop.SECRETS);
    }

    private OrderChanges changes(Map<String, String> secrets) {
        SystemSpec system = new SystemSpec(
                Shop.ID,
                "woocommerce",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", shop.url()),
                Optional.of("/x"));
        return new WooCommerceType()
                .connect(
                        system,
                        new Surroundings(
                                name -> Optional.ofNullable(secrets.get(name)).map(Secret::new),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                Clock.systemUTC()))
                .orderChanges();
    }
}
