package dev.waybill.functions.operatorapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.ShadowReport;
import dev.waybill.engine.report.StockReport;
import dev.waybill.engine.report.Unread;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.functions.operatorapi.World.Answered;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reconcile-systems found, told again. */
class ReportsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final SystemId ERP = new SystemId("erp");
    private static final SystemId SPAIN = new SystemId("shop-es");
    private static final SystemId FRANCE = new SystemId("shop-fr");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_day_is_told_in_number_and_money_with_what_nobody_can_explain() {
        kept(SPAIN, DAY, List.of("N1001"));
        kept(FRANCE, DAY, List.of());

        Answered answered = world.get("viewer", "/v1/balances?day=2026-11-23");

        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.body().path("items").findValuesAsText("shop")).containsExactly("shop-fr", "shop-es");
        JsonNode spain = answered.body().at("/items/1");
        assertThat(spain.path("unexplained").toString()).isEqualTo("[\"N1001\"]");
        assertThat(spain.at("/fates/MISSING/sums/EUR").asText()).isEqualTo("12.5");
        assertThat(spain.at("/fates/HELD/orders").asInt(-1)).isZero();
        assertThat(answered.body().path("not_reconciled")).isEmpty();
    }

    @Test
    void days_come_page_by_page_the_newest_first_and_of_one_system_if_wanted() {
        for (int day = 0; day < 3; day++) {
            kept(SPAIN, DAY.plusDays(day), List.of());
            kept(FRANCE, DAY.plusDays(day), List.of());
        }

        Answered first = world.get("viewer", "/v1/balances?system=shop-es&limit=2");
        Answered second = world.get(
                "viewer",
                "/v1/balances?system=shop-es&limit=2&cursor="
                        + first.body().path("next_cursor").asText());

        assertThat(first.body().path("items").findValuesAsText("day")).containsExactly("2026-11-25", "2026-11-24");
        assertThat(second.body().path("items").findValuesAsText("day")).containsExactly("2026-11-23");
        assertThat(second.body().path("next_cursor").isNull()).isTrue();
        assertThat(world.get("viewer", "/v1/balances?system=erp").body().path("items"))
                .hasSize(6);
    }

    @Test
    void what_was_not_reconciled_is_said_to_be_so() {
        Answered nothing = world.get("viewer", "/v1/balances?day=2026-11-23");
        kept(SPAIN, DAY, List.of());
        Answered some = world.get("viewer", "/v1/balances?day=2026-11-23");

        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.body().path("code").asText()).isEqualTo("NOT_RECONCILED");
        assertThat(nothing.body().path("detail").asText()).contains("no balance is kept of 2026-11-23");
        assertThat(nothing.body().path("next").asText()).contains("every six hours");
        assertThat(some.body().path("not_reconciled").findValuesAsText("source"))
                .containsExactly("shop-fr");
        assertThat(world.get("viewer", "/v1/balances?system=warehouse")
                        .body()
                        .path("detail")
                        .asText())
                .contains("no orders of that system are carried");
        assertThat(world.get("viewer", "/v1/drifts").body().path("code").asText())
                .isEqualTo("NOT_RECONCILED");
        assertThat(world.get("viewer", "/v1/balances?day=tomorrow").status()).isEqualTo(400);
    }

    @Test
    void a_look_that_failed_since_is_told_with_why_until_one_succeeds() {
        world.reports.keep(unread(FlowSpec.ORDERS_TO_ERP, SPAIN, Optional.empty()));
        Answered neverRead = world.get("viewer", "/v1/balances");
        world.clock.pass(Duration.ofHours(6));
        kept(SPAIN, DAY, List.of());
        Answered read = world.get("viewer", "/v1/balances");

        assertThat(neverRead.status()).isEqualTo(200);
        assertThat(neverRead.body().at("/not_compared/0/why").asText()).isEqualTo("it is down");
        assertThat(read.body().path("not_compared")).isEmpty();
    }

    @Test
    void the_last_look_at_each_way_is_told_and_those_before() {
        StockReport.Item shirt =
                new StockReport.Item("SHIRT", Optional.of(BigDecimal.TEN), BigDecimal.ONE, "erp available 1");
        Way spain = new Way(ERP, SPAIN);
        world.reports.keep(new StockReport(spain, world.clock.instant().minusSeconds(9), 7, List.of(shirt), 0));
        world.reports.keep(new StockReport(spain, world.clock.instant(), 8, List.of(), 0));
        world.reports.keep(unread(FlowSpec.STOCK_TO_SHOPS, ERP, Optional.of(FRANCE)));

        Answered last = world.get("viewer", "/v1/drifts");
        Answered all = world.get("viewer", "/v1/drifts/stock-to-shops/erp/shop-es");

        assertThat(last.body().path("items").findValuesAsText("compared")).containsExactly("8");
        assertThat(last.body().path("not_reconciled").findValuesAsText("target"))
                .containsExactly("shop-fr");
        assertThat(last.body().path("not_compared").findValuesAsText("target")).containsExactly("shop-fr");
        assertThat(all.body().path("items").findValuesAsText("compared")).containsExactly("8", "7");
        assertThat(all.body().at("/items/1/differences/0/sku").asText()).isEqualTo("SHIRT");
        assertThat(world.get("viewer", "/v1/drifts/stock-to-shops/erp/shop-fr").status())
                .isEqualTo(404);
        assertThat(world.get("viewer", "/v1/drifts/orders-to-erp/erp/shop-es").status())
                .isEqualTo(404);
    }

    @Test
    void what_a_shadow_would_do_otherwise_is_one_more_way_of_its_own() {
        world.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .stock(StockPolicy.NONE)
                .shadow("new-erp", "fake-erp", "erp")
                .build(2));
        SystemId next = new SystemId("new-erp");
        world.reports.keep(new StockReport(new Way(ERP, SPAIN), world.clock.instant(), 8, List.of(), 0));
        world.reports.keep(new ShadowReport(
                FlowSpec.STOCK_TO_SHOPS,
                new Way(next, SPAIN),
                world.clock.instant(),
                8,
                0,
                List.of(new OtherOutcome("SHIRT", "shows 9", "shows 4")),
                0));
        world.reports.keep(unread(FlowSpec.ORDERS_TO_ERP, SPAIN, Optional.of(next)));

        Answered last = world.get("viewer", "/v1/drifts");

        assertThat(last.body().path("items").findValuesAsText("source")).containsExactly("new-erp", "erp");
        assertThat(last.body().at("/items/0/others/0/shadow").asText()).isEqualTo("shows 4");
        assertThat(last.body().path("not_compared").findValuesAsText("target")).containsExactly("new-erp");
        assertThat(last.body().at("/not_compared/0/shadow").asBoolean()).isTrue();
        assertThat(last.body().path("not_reconciled")).isNotEmpty().allSatisfy(way -> assertThat(
                        way.path("shadow").asBoolean())
                .isEqualTo(way.toString().contains("new-erp")));
        assertThat(world.get("viewer", "/v1/drifts/stock-to-shops/new-erp/shop-es")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_page_of_days_reads_no_more_than_it_tells_however_many_are_kept() {
        for (int day = 0; day < 120; day++) {
            kept(
                    SPAIN,
                    DAY.minusDays(day),
                    IntStream.range(0, 200).mapToObj(n -> "N" + n).toList());
        }

        world.counter.reset();
        Answered first = world.get("viewer", "/v1/balances?system=shop-es&limit=2");
        BigDecimal ofTwo = world.counter.readUnits();
        world.counter.reset();
        Answered second = world.get(
                "viewer",
                "/v1/balances?system=shop-es&limit=2&cursor="
                        + first.body().path("next_cursor").asText());
        BigDecimal ofTheNext = world.counter.readUnits();
        world.counter.reset();
        world.get("viewer", "/v1/balances?system=shop-es&limit=100");

        assertThat(second.body().path("items").findValuesAsText("day")).containsExactly("2026-11-21", "2026-11-20");
        assertThat(second.body().has("not_reconciled")).isFalse();
        assertThat(ofTwo).isLessThanOrEqualTo(BigDecimal.valueOf(3));
        assertThat(ofTheNext).isLessThanOrEqualTo(BigDecimal.valueOf(3));
        assertThat(world.counter.readUnits()).isGreaterThan(BigDecimal.valueOf(12));
    }

    @Test
    void every_day_is_told_once_by_pages_of_any_length() {
        for (int day = 0; day < 5; day++) {
            kept(SPAIN, DAY.plusDays(day), List.of());
            kept(FRANCE, DAY.plusDays(day), List.of());
        }
        for (int limit : List.of(1, 3, 10)) {
            List<String> told = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = world.get("viewer", "/v1/balances?limit=" + limit + cursor)
                        .body();
                page.path("items")
                        .forEach(one -> told.add(
                                one.path("day").asText() + one.path("shop").asText()));
                cursor = page.path("next_cursor").isTextual()
                        ? "&cursor=" + page.path("next_cursor").asText()
                        : "";
            } while (!cursor.isEmpty());

            assertThat(told)
                    .as("pages of " + limit)
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void earlier_looks_come_page_by_page() {
        Way spain = new Way(ERP, SPAIN);
        for (int look = 0; look < 5; look++) {
            world.reports.keep(new StockReport(
                    spain,
                    world.clock.instant().minus(Duration.ofHours(6L * look)).plusMillis(500),
                    look,
                    List.of(),
                    0));
        }

        Answered first = world.get("viewer", "/v1/drifts/stock-to-shops/erp/shop-es?limit=2");
        String cursor = first.body().path("next_cursor").asText();
        Answered second = world.get("viewer", "/v1/drifts/stock-to-shops/erp/shop-es?limit=3&cursor=" + cursor);

        assertThat(first.body().path("items").findValuesAsText("compared")).containsExactly("0", "1");
        assertThat(second.body().path("items").findValuesAsText("compared")).containsExactly("2", "3", "4");
        assertThat(second.body().path("next_cursor").isNull()).isTrue();
        assertThat(world.get("viewer", "/v1/drifts/stock-to-shops/erp/shop-es?cursor=eHg")
                        .status())
                .isEqualTo(400);
        assertThat(world.get("viewer", "/v1/balances?cursor=eHg").status()).isEqualTo(400);
    }

    private void kept(SystemId shop, LocalDate day, List<String> unexplained) {
        Map<Fate, BalanceReport.Count> fates =
                Map.of(Fate.MISSING, new BalanceReport.Count(1, Map.of("EUR", Money.of("12.50", "EUR"))));
        world.reports.keep(new BalanceReport(shop, ERP, day, world.clock.instant(), fates, unexplained, 0));
    }

    private Unread unread(FlowSpec flow, SystemId source, Optional<SystemId> target) {
        Failure down = Failure.of(FailureCode.DOWN, source, "list", "it is down", "nothing: it is asked again");
        return new Unread(flow, source, target, world.clock.instant(), down);
    }
}
