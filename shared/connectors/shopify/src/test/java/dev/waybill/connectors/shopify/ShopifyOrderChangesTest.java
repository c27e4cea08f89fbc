package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quirks of a shop that is asked for what changed. */
class ShopifyOrderChangesTest {
    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    private final AskedShop shop = new AskedShop();

    @Test
    void a_page_is_listed_with_one_call_and_read_with_two() {
        shop.changedAt(seconds(8));

        assertThat(ids(since(TEN, 0))).containsExactlyElementsOf(numbers(9_900, 9_908));
        assertThat(shop.api().costs()).hasSize(3).first().isEqualTo(27);
    }

    @Test
    void no_call_costs_more_than_a_shop_takes() {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        IntStream.range(0, OrderQuery.TOGETHER)
                .forEach(i -> whole.withArray("ids").add("gid://shopify/Order/" + i));
        ObjectNode most = JsonNodeFactory.instance.objectNode().put("first", 250);

        assertThat(cost(OrderQuery.WHOLE, whole)).isEqualTo(796);
        assertThat(cost(OrderQuery.CHANGED, most)).isEqualTo(252);
        assertThat(List.of(OrderQuery.MORE_LINES, OrderQuery.MORE_SHIPPING, OrderQuery.MORE_REFUNDED, OrderQuery.TIPS))
                .allSatisfy(request -> assertThat(cost(request, most)).isLessThanOrEqualTo(1_000));
    }

    @Test
    void orders_of_one_time_come_by_their_numbers_whatever_the_shop_makes_of_them() {
        shop.changedAt(Collections.nCopies(120, TEN));

        List<String> all = new ArrayList<>();
        for (int skip = 0; skip < 120; skip += ShopifyOrderChanges.PAGE) {
            all.addAll(ids(since(TEN, skip)));
        }

        assertThat(all).containsExactlyElementsOf(numbers(9_900, 10_020));
    }

    @Test
    void a_time_of_many_orders_that_lies_over_a_page_s_border_is_kept_together() {
        List<Instant> times = new ArrayList<>(seconds(6));
        times.addAll(Collections.nCopies(30, TEN.plusSeconds(6)));
        shop.changedAt(times);

        assertThat(ids(since(TEN, 0))).containsExactlyElementsOf(numbers(9_900, 9_908));
        assertThat(ids(since(TEN.plusSeconds(6), 2))).containsExactlyElementsOf(numbers(9_908, 9_916));
    }

    @Test
    void parts_of_a_second_are_ours_not_the_shop_s() {
        shop.changedAt(seconds(2));

        assertThat(ids(since(TEN.plusMillis(1), 0))).containsExactly("9901");
        assertThat(ids(since(Instant.MIN, 0))).hasSize(2);
    }

    @Test
    void an_order_that_changes_between_listing_and_reading_keeps_its_place_and_comes_again_at_its_new_one() {
        shop.changedAt(seconds(20));
        Instant later = TEN.plusSeconds(3_600);
        onceAfter(1, () -> shop.api().order("9907").put("updatedAt", later.toString()));

        List<Changed> first = since(TEN, 0);
        List<Changed> last = since(TEN.plusSeconds(13), 0);

        assertThat(first.getLast().changedAt()).isEqualTo(TEN.plusSeconds(7));
        assertThat(first.getLast().notice().version()).contains(new Version(later));
        assertThat(last.getLast())
                .isEqualTo(new Changed(
                        first.getLast().notice(), later, first.getLast().body()));
    }

    @Test
    void an_order_that_is_deleted_between_listing_and_reading_makes_room_for_the_next() {
        shop.changedAt(seconds(20));
        onceAfter(1, () -> shop.api().loses("9902"));

        assertThat(ids(since(TEN, 0))).hasSize(8).doesNotContain("9902").endsWith("9908");
    }

    @Test
    void an_order_that_changes_while_it_is_read_is_not_put_together_from_two_states() {
        OrderJson order = OrderJson.changedAt("9900", TEN);
        IntStream.range(0, 20).forEach(i -> order.line("SKU-" + i, "1.00", 1));
        shop.api().has(ShopifyFixture.json(order.body()));
        onceAfter(2, () -> shop.api()
                .order("9900")
                .put("updatedAt", TEN.plusSeconds(1).toString()));

        Failure failure = failure(TEN);

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure.why()).isEqualTo("the order 9900 of shop-fr changed while it was read");
        assertThat(since(TEN, 0)).hasSize(1);
    }

    @Test
    void an_order_that_nobody_can_store_spoils_no_other() {
        shop.changedAt(seconds(3));
        shop.api().order("9901").put("name", "#10\u000001");

        List<Changed> page = since(TEN, 0);

        assertThat(ids(page)).containsExactly("9900", "9901", "9902");
        assertThat(catchThrowableOfType(FailureException.class, () -> AskedShop.translated(page.get(1)))
                        .failure()
                        .why())
                .contains("$.name");
    }

    @Test
    void a_shop_that_is_busy_is_waited_for_as_long_as_it_says() {
        shop.changedAt(seconds(8));
        shop.api().paysFrom(new Bucket(shop.clock(), 2_000, 1_000));

        assertThat(since(TEN, 0)).hasSize(8);
        assertThat(shop.waits()).containsExactly(Duration.ofSeconds(13));
    }

    @Test
    void patience_ends_after_twenty_seconds_and_the_failure_says_when_to_come_again() {
        shop.changedAt(seconds(8));
        shop.api().paysFrom(new Bucket(shop.clock(), 1_000, 0));

        Failure failure = failure(TEN);

        assertThat(failure.code()).isEqualTo(FailureCode.TOO_BUSY);
        assertThat(failure.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20)));
        assertThat(shop.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(PatientGraphql.PATIENCE);
    }

    @Test
    void what_costs_a_shop_too_much_at_once_is_read_in_smaller_pieces() {
        shop.changedAt(seconds(8));
        shop.api().takesAtMost(500);

        assertThat(ids(since(TEN, 0))).containsExactlyElementsOf(numbers(9_900, 9_908));
        assertThat(shop.api().costs()).hasSize(5);
    }

    @Test
    void a_shop_for_which_one_order_costs_too_much_is_a_matter_for_us() {
        shop.changedAt(seconds(1));
        shop.api().takesAtMost(100);

        Failure failure = failure(TEN);

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.why()).contains("even for a single order");
        assertThat(failure.said()).contains("MAX_COST_EXCEEDED Query cost is 199");
        assertThat(failure.next()).contains("developer");
    }

    @ParameterizedTest
    @CsvSource({"61,false,false", "61,true,true", "58,false,true", "0,false,true"})
    void orders_older_than_sixty_days_need_a_scope_of_their_own(int days, boolean scope, boolean listed) {
        Instant from = shop.clock().instant().minus(Duration.ofDays(days));
        shop.changedAt(List.of(shop.clock().instant()));
        if (!scope) {
            shop.api().scopes().remove("read_all_orders");
        }

        if (listed) {
            assertThat(since(from, 0)).hasSize(1);
        } else {
            Failure failure = failure(from);
            assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
            assertThat(failure.why()).contains("no orders that are older than 60 days");
            assertThat(failure.next()).contains("read_all_orders");
        }
    }

    @Test
    void an_app_that_may_not_read_orders_is_told_which_scopes_it_needs() {
        shop.answersOnly(
                200,
                Map.of(),
                GraphqlShop.error("ACCESS_DENIED", "Access denied for customer field.")
                        .toString());

        Failure failure = failure(TEN);

        assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failure.next()).contains("read_orders and read_customers").doesNotContain("inventory");
        assertThat(failure.toString()).doesNotContain(GraphqlShop.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"401,CREDENTIALS_REFUSED", "403,CREDENTIALS_REFUSED", "404,ENDPOINT_UNKNOWN", "402,DOWN", "502,DOWN"})
    void each_status_is_the_failure_it_means(int status, FailureCode code) {
        shop.answersOnly(status, Map.of(), "{\"errors\":\"no\"}");

        assertThat(failure(TEN).code()).isEqualTo(code);
    }

    @Test
    void a_version_that_is_retired_is_named() {
        shop.answersOnly(
                200,
                Map.of("x-shopify-api-version", "2028-01"),
                GraphqlShop.error("undefinedField", "Field 'email' doesn't exist on type 'Order'")
                        .toString());

        assertThat(failure(TEN).why()).contains("in version 2026-07").contains("answered in 2028-01");
    }

    @Test
    void an_answer_that_is_none_is_asked_for_again() {
        shop.answersOnly(200, Map.of(), "{\"data\":{\"orders\":{\"nodes\":[{\"id\":\"x\"}]}}}");

        assertThat(failure(TEN).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    private void onceAfter(int answers, Runnable happens) {
        AtomicInteger left = new AtomicInteger(answers);
        shop.api().afterEachAnswer(() -> {
            if (left.decrementAndGet() == 0) {
                happens.run();
            }
        });
    }

    private List<Changed> since(Instant from, int skip) {
        return shop.changes().since(from, skip);
    }

    private Failure failure(Instant from) {
        return catchThrowableOfType(FailureException.class, () -> since(from, 0))
                .failure();
    }

    private int cost(Request request, ObjectNode variables) {
        return shop.api().costOf(request.graphql(), variables);
    }

    private static List<Instant> seconds(int count) {
        return IntStream.range(0, count).mapToObj(TEN::plusSeconds).toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<String> ids(List<Changed> changes) {
        return changes.stream().map(changed -> changed.notice().subject().id()).toList();
    }
}
