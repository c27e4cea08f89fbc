package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.ShadowReport;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new ERP beside the one that works: what it would have done otherwise is told, and nothing is written to it. */
class ShadowsTest {
    private static final SystemId NEW = new SystemId("new-erp");
    private static final SystemId SHOP = new SystemId("shop-es");

    private final World world = new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
            .shadow("new-erp", "other-erp", "erp")
            .stock(StockPolicy.NONE));

    private void sold(String id, String sku) {
        world.hears(anOrder(id)
                        .from("shop-es")
                        .withLine(sku, 1, "10.00")
                        .in(OrderStage.CONFIRMED)
                        .placedAt(world.clock.instant())
                        .changedAt(world.clock.instant())
                        .build())
                .settles();
    }

    private ShadowReport report(FlowSpec flow, Way way) {
        Shadows.Found found = world.looksAtShadows();
        assertThat(found.unread()).isEmpty();
        assertThat(world.otherErp.writes()).as("written to the shadow").isZero();
        assertThat(world.queued()).as("queued").isZero();
        return found.reports().stream()
                .filter(report -> report.flow() == flow && report.way().equals(way))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void orders_go_to_the_system_that_works_and_never_to_its_shadow() {
        sold("1001", "SHIRT");

        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.otherErp.calls()).isZero();
    }

    @Test
    void a_shadow_that_would_do_the_same_has_nothing_to_report() {
        sold("1001", "SHIRT");

        ShadowReport report = report(FlowSpec.ORDERS_TO_ERP, new Way(SHOP, NEW));

        assertThat(report.compared()).isEqualTo(1);
        assertThat(report.others()).isEmpty();
    }

    @Test
    void an_order_that_the_shadow_could_not_take_is_told_beside_what_became_of_it() {
        world.otherErp.forget("MUG");
        sold("1001", "SHIRT");
        sold("1002", "MUG");

        assertThat(report(FlowSpec.ORDERS_TO_ERP, new Way(SHOP, NEW)).others())
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.what()).contains("1002");
                    assertThat(other.inForce()).startsWith("creates");
                    assertThat(other.wanted()).contains("MUG");
                });
    }

    @Test
    void a_shadow_may_be_a_source_too() {
        world.erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), world.clock.instant());
        world.otherErp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(4), world.clock.instant());
        world.shop.shelves(SHOP).has("SHIRT", 9);

        assertThat(report(FlowSpec.STOCK_TO_SHOPS, new Way(NEW, SHOP)).others())
                .extracting(OtherOutcome::inForce, OtherOutcome::wanted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shows 9: erp available 9", "shows 4: erp available 4"));
        assertThat(world.shop.shelves(SHOP).shown("SHIRT")).contains(BigDecimal.valueOf(9));
    }

    @Test
    void a_shadow_that_says_another_price_is_told_with_who_would_have_to_let_it_pass() {
        world.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .shadow("new-erp", "other-erp", "erp")
                .prices(PricePolicy.STANDARD, false)
                .build(2));
        world.clock.pass(Duration.ofMinutes(2));
        for (String sku : List.of("MUG", "CUP", "SHIRT", "NOT-SOLD")) {
            world.erp.prices().says(sku, Money.of("10.00", "EUR"), world.clock.instant());
            world.otherErp.prices().says(sku, Money.of("10.00", "EUR"), world.clock.instant());
        }
        world.otherErp.prices().says("CUP", Money.of("10.50", "EUR"), world.clock.instant());
        world.otherErp.prices().says("SHIRT", Money.of("90.00", "EUR"), world.clock.instant());
        for (String sku : List.of("MUG", "CUP", "SHIRT")) {
            world.shop.tags(SHOP).has(sku, "12.10");
        }

        ShadowReport report = report(FlowSpec.ITEMS_TO_SHOPS, new Way(NEW, SHOP));

        assertThat(report.compared()).isEqualTo(3);
        assertThat(report.others())
                .containsExactly(
                        new OtherOutcome("CUP, price", "stays as it is", "shows 12.71 EUR"),
                        new OtherOutcome(
                                "SHIRT, price", "stays as it is", "shows 108.90 EUR, once two people let it pass"));
        assertThat(world.shop.tags(SHOP).shown("SHIRT")).isEqualTo("12.10 EUR");
    }

    @Test
    void a_shadow_that_cannot_be_reached_is_named_and_holds_up_nobody() {
        world.erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), world.clock.instant());
        world.shop.shelves(SHOP).has("SHIRT", 9);
        world.otherErp.goesDown();

        Shadows.Found found = world.looksAtShadows();

        assertThat(found.unread()).anySatisfy(one -> {
            assertThat(one.flow()).isEqualTo(FlowSpec.STOCK_TO_SHOPS);
            assertThat(one.source()).isEqualTo(NEW);
            assertThat(one.failure().next()).isNotBlank();
        });
        sold("1002", "SHIRT");
        assertThat(world.erp.orders()).hasSize(1);
    }
}
