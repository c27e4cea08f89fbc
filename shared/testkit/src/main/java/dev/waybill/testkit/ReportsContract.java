package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.BalanceReport.Count;
import dev.waybill.engine.report.PaperReport;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.report.ShadowReport;
import dev.waybill.engine.report.StockReport;
import dev.waybill.engine.report.Unread;
import dev.waybill.engine.whatif.OtherOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Reports} does. Each run uses systems of its own, so the store may be shared and kept. */
public abstract class ReportsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final SystemId ERP = new SystemId("erp");

    private final SystemId shop = new SystemId("shop-" + Long.toString(System.nanoTime(), 36));
    private final Way way = new Way(ERP, shop);

    /** The store under test; nothing it is given expires. */
    protected abstract Reports reports();

    @Test
    void a_balance_comes_back_as_it_was_kept() {
        Map<Fate, Count> fates = none();
        fates.put(
                Fate.DELIVERED, new Count(2, Map.of("EUR", Money.of("12.50", "EUR"), "JPY", Money.of("1300", "JPY"))));
        fates.put(Fate.MISSING, new Count(1, Map.of("EUR", Money.of("0.01", "EUR"))));
        BalanceReport report = new BalanceReport(shop, ERP, DAY, NOON.plusNanos(7), fates, List.of("N1001"), 0);

        reports().keep(report);

        assertThat(reports().balances(shop, DAY)).containsExactly(report);
        assertThat(report.orders()).isEqualTo(3);
    }

    @Test
    void the_last_look_at_a_day_is_the_one_that_stays_for_each_target() {
        SystemId crm = new SystemId("crm");
        reports().keep(balance(DAY, NOON, List.of("N1")));
        reports().keep(balance(DAY, NOON.plusSeconds(60), List.of()));
        BalanceReport other = new BalanceReport(shop, crm, DAY, NOON, none(), List.of(), 0);
        reports().keep(other);

        assertThat(reports().balances(shop, DAY)).containsExactly(other, balance(DAY, NOON.plusSeconds(60), List.of()));
    }

    @Test
    void the_last_days_come_first_and_no_more_than_asked_for() {
        for (int day = 0; day < 4; day++) {
            reports().keep(balance(DAY.plusDays(day), NOON, List.of()));
        }

        assertThat(reports().balances(shop, Optional.empty(), 3))
                .extracting(BalanceReport::day)
                .containsExactly(DAY.plusDays(3), DAY.plusDays(2), DAY.plusDays(1));
        assertThat(reports().balances(shop, Optional.of(DAY.plusDays(2)), 2))
                .extracting(BalanceReport::day)
                .containsExactly(DAY.plusDays(2), DAY.plusDays(1));
        assertThat(reports().balances(shop, Optional.of(DAY.minusDays(1)), 2)).isEmpty();
        assertThat(reports().balances(shop, DAY.plusDays(4))).isEmpty();
        assertThat(reports().balances(new SystemId(shop + "x"), Optional.empty(), 3))
                .isEmpty();
    }

    @Test
    void of_very_many_some_are_named_and_the_others_counted() {
        List<String> numbers = IntStream.range(0, 5_000).mapToObj(i -> "N" + i).toList();
        List<StockReport.Item> items = numbers.stream()
                .map(sku -> new StockReport.Item(sku, Optional.empty(), BigDecimal.ONE, "because"))
                .toList();
        List<PaperReport.Missing> missing = numbers.stream()
                .map(number -> new PaperReport.Missing("shop:" + number, number, "invoice"))
                .toList();

        reports().keep(balance(DAY, NOON, numbers));
        reports().keep(new StockReport(way, NOON, 9_000, items, 0));
        reports().keep(new PaperReport(way, NOON, 9_000, 0, missing, 0));

        assertThat(reports().balances(shop, DAY)).singleElement().satisfies(kept -> {
            assertThat(kept.unexplained()).isEqualTo(numbers.subList(0, Reports.MOST_NAMED));
            assertThat(kept.unnamed()).isEqualTo(5_000 - Reports.MOST_NAMED);
        });
        assertThat(reports().drifts(FlowSpec.STOCK_TO_SHOPS, way, Optional.empty(), 1))
                .containsExactly(new StockReport(way, NOON, 9_000, items.subList(0, 500), 4_500));
        assertThat(reports().drifts(FlowSpec.DOCUMENTS_TO_SHOPS, way, Optional.empty(), 1))
                .containsExactly(new PaperReport(way, NOON, 9_000, 0, missing.subList(0, 500), 4_500));
    }

    @Test
    void drifts_of_a_way_come_newest_first_each_as_it_was() {
        StockReport first = new StockReport(
                way,
                NOON,
                2,
                List.of(
                        new StockReport.Item(
                                "SHIRT", Optional.of(new BigDecimal("9.5")), new BigDecimal("7"), "erp available 7"),
                        new StockReport.Item("MUG", Optional.empty(), BigDecimal.ZERO, "erp available 0")),
                0);
        StockReport second = new StockReport(way, NOON.plusSeconds(21_600), 2, List.of(), 0);
        PaperReport paper = new PaperReport(
                way, NOON, 3, 4, List.of(new PaperReport.Missing("1001", "S7", "invoice 7 (121.00 EUR)")), 0);
        reports().keep(second);
        reports().keep(first);
        reports().keep(paper);

        assertThat(reports().drifts(FlowSpec.STOCK_TO_SHOPS, way, Optional.empty(), 10))
                .containsExactly(second, first);
        assertThat(reports().drifts(FlowSpec.STOCK_TO_SHOPS, way, Optional.empty(), 1))
                .containsExactly(second);
        assertThat(reports().drifts(FlowSpec.DOCUMENTS_TO_SHOPS, way, Optional.empty(), 10))
                .containsExactly(paper);
        assertThat(reports().drifts(FlowSpec.STOCK_TO_SHOPS, new Way(shop, ERP), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    void what_a_shadow_decided_otherwise_is_kept_beside_what_really_differed() {
        StockReport real = new StockReport(way, NOON, 2, List.of(), 0);
        ShadowReport shadow = new ShadowReport(
                FlowSpec.STOCK_TO_SHOPS,
                new Way(new SystemId("new-erp"), shop),
                NOON,
                2,
                5,
                List.of(new OtherOutcome("SHIRT", "shows 9", "shows 4")),
                1);
        ShadowReport same = new ShadowReport(
                FlowSpec.ORDERS_TO_ERP, new Way(shop, new SystemId("new-erp")), NOON, 3, 0, List.of(), 0);
        reports().keep(real);
        reports().keep(shadow);
        reports().keep(same);

        assertThat(reports().drifts(FlowSpec.STOCK_TO_SHOPS, shadow.way(), Optional.empty(), 10))
                .containsExactly(shadow);
        assertThat(reports().drifts(FlowSpec.ORDERS_TO_ERP, same.way(), Optional.empty(), 10))
                .containsExactly(same);
        assertThat(reports().drifts(FlowSpec.STOCK_TO_SHOPS, way, Optional.empty(), 10))
                .containsExactly(real);
    }

    @Test
    void what_could_not_be_compared_is_kept_as_it_failed_last() {
        Unread shopDown = unread(Optional.empty(), NOON);
        Unread wayDown = unread(Optional.of(ERP), NOON.plusSeconds(9));
        reports().keep(unread(Optional.empty(), NOON.minusSeconds(5)));
        reports().keep(shopDown);
        reports().keep(wayDown);

        assertThat(reports().unread())
                .filteredOn(unread -> unread.source().equals(shop))
                .containsExactlyInAnyOrder(shopDown, wayDown);
    }

    private Unread unread(Optional<SystemId> target, Instant at) {
        return new Unread(
                FlowSpec.ORDERS_TO_ERP,
                shop,
                target,
                at,
                Failure.of(FailureCode.DOWN, shop, "listOrders", "the shop is down (503)", "nothing: asked again"));
    }

    private BalanceReport balance(LocalDate day, Instant at, List<String> unexplained) {
        return new BalanceReport(shop, ERP, day, at, none(), unexplained, 0);
    }

    private static Map<Fate, Count> none() {
        Map<Fate, Count> fates = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            fates.put(fate, new Count(0, Map.of()));
        }
        return fates;
    }
}
