package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static dev.waybill.testkit.PartyFixture.ana;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.engine.whatif.WhatIf.Report;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.PartyFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The last days decided again under another map: told, never written. */
class WhatIfTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final Duration BACK = Duration.ofDays(7);
    private final World world = new World(asItIs());

    private static LandscapeFixture asItIs() {
        return LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .stock(policy(1))
                .documents();
    }

    private static StockPolicy policy(int safetyStock) {
        return new StockPolicy(BigDecimal.valueOf(safetyStock), List.of());
    }

    private Report under(LandscapeFixture wanted) {
        return under(wanted.build(2), 100);
    }

    private Report under(Landscape wanted, int most) {
        int written = world.erp.writes();
        Report report = world.whatIf(wanted, world.clock.instant().minus(BACK), most);
        assertThat(world.erp.writes()).isEqualTo(written);
        assertThat(world.queued()).isZero();
        return report;
    }

    private static List<OtherOutcome> others(Report report) {
        assertThat(report.unasked()).isEmpty();
        return report.replayed().stream().flatMap(one -> one.others().stream()).toList();
    }

    private Order delivered(String id, String net) {
        Order order = anOrder(id)
                .from("shop-es")
                .withLine("SHIRT", 1, net)
                .in(OrderStage.CONFIRMED)
                .placedAt(world.clock.instant())
                .changedAt(world.clock.instant())
                .build();
        world.hears(order).settles();
        return order;
    }

    @Test
    void the_same_map_changes_no_decision() {
        delivered("1001", "10.00");

        Report report = under(asItIs());

        assertThat(others(report)).isEmpty();
        assertThat(report.replayed())
                .anySatisfy(one -> assertThat(one.decisions()).isEqualTo(1));
    }

    @Test
    void orders_that_a_new_rule_would_have_held_are_named_with_both_outcomes() {
        delivered("1001", "10.00");
        delivered("1002", "900.00");

        assertThat(others(under(asItIs().holdWhen("total > 500 EUR"))))
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.what()).isEqualTo("order shop-es:1002");
                    assertThat(other.inForce())
                            .isEqualTo("creates order shop-es:1002 in erp, total 1071.00 EUR, stage CONFIRMED");
                    assertThat(other.wanted())
                            .startsWith("writes nothing: HOLD_CONDITION")
                            .contains("500");
                });
    }

    @Test
    void customers_that_another_map_would_change_are_told_without_their_values() {
        World shops =
                new World(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").customersBothWays());
        PlacedParty account = shops.shop
                .accounts(SHOP)
                .entered(new PlacedParty(
                        new ExternalRef(SHOP, "25", "25"),
                        Set.of(new PartyReference("shop-es:25")),
                        "Ana Ruiz",
                        List.of(),
                        List.of(new Contact("Ana Ruiz", List.of("ana@ruiz.example"), List.of())),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
        Customer inErp = ana("erp:17")
                .terms("60 days")
                .livesIn(PartyFixture.address("Ana Ruiz", "Calle Sol 2"))
                .customer();
        shops.erp
                .customers()
                .enters(
                        new Customer(
                                inErp.reference(),
                                List.of(new PartyReference("shop-es:25")),
                                inErp.name(),
                                inErp.company(),
                                inErp.taxId(),
                                inErp.contacts(),
                                inErp.addresses(),
                                inErp.paymentTerms()),
                        shops.clock.instant());
        Landscape wanted = LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .customersBothWays()
                .rule(DataName.PARTY_ADDRESS, "erp", "erp", ConflictPolicy.OWNER_WINS)
                .build(2);

        List<OtherOutcome> others =
                others(shops.whatIf(wanted, shops.clock.instant().minus(BACK), 100));

        assertThat(others).singleElement().satisfies(other -> {
            assertThat(other.what()).isEqualTo("party erp:17");
            assertThat(other.inForce()).isEqualTo("changes party erp:17 in shop-es (25)");
            assertThat(other.wanted()).isEqualTo("changes party erp:17 in shop-es (25), address");
        });
        assertThat(others.toString()).doesNotContain("Sol", "Ruiz", "60 days");
        assertThat(shops.shop.accounts(SHOP).party(25)).isEqualTo(account);
    }

    @Test
    void a_shop_that_would_own_its_orders_no_more_is_seen_in_each() {
        delivered("1001", "10.00");

        assertThat(others(under(asItIs().rule(DataName.ORDER, "shop-fr", "shop-fr", ConflictPolicy.OWNER_WINS))))
                .singleElement()
                .satisfies(other -> assertThat(other.wanted()).contains("shop-es does not own orders here"));
    }

    @Test
    void a_change_of_who_may_change_what_is_there_is_seen_as_things_stand() {
        Order order = anOrder("1001")
                .from("shop-es")
                .withLine("SHIRT", 1, "10.00")
                .in(OrderStage.PLACED)
                .changedAt(world.clock.instant())
                .build();
        world.hears(order).settles();
        world.apply(asItIs().rule(DataName.ORDER_PAYMENT, "erp", "shop-*", ConflictPolicy.OWNER_WINS)
                .build(2));
        world.clock.pass(Duration.ofMinutes(2));
        world.hears(anOrder("1001")
                        .from("shop-es")
                        .withLine("SHIRT", 1, "10.00")
                        .in(OrderStage.CONFIRMED)
                        .version(2)
                        .changedAt(world.clock.instant())
                        .build())
                .settles();

        assertThat(others(under(asItIs().build(3), 100))).singleElement().satisfies(other -> {
            assertThat(other.inForce()).startsWith("writes nothing: it is there as it should be");
            assertThat(other.wanted())
                    .startsWith("moves on order shop-es:1001 in erp")
                    .contains("stage CONFIRMED");
        });
    }

    @Test
    void numbers_that_a_shop_would_show_otherwise_are_told_with_their_sums() {
        world.erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), world.clock.instant());
        world.erp.warehouse().put("MUG", "main", BigDecimal.valueOf(3), world.clock.instant());
        world.shop.shelves(new SystemId("shop-es")).has("SHIRT", 8);
        LandscapeFixture wanted = LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .stock(policy(4))
                .documents();

        assertThat(others(under(wanted)))
                .containsExactly(new OtherOutcome(
                        "SHIRT",
                        "shows 8: erp available 9 − safety stock 1 = 8",
                        "shows 5: erp available 9 − safety stock 4 = 5"));
    }

    @Test
    void a_way_that_would_end_or_begin_is_told_for_all_that_goes_there() {
        world.erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), world.clock.instant());
        world.shop.shelves(new SystemId("shop-es")).has("SHIRT", 8);
        LandscapeFixture without = LandscapeFixture.shopsAndErp("fake-shop", "fake-erp");

        assertThat(others(under(without))).singleElement().satisfies(other -> assertThat(other.wanted())
                .isEqualTo("is not written"));
        world.apply(without.build(2));
        world.clock.pass(Duration.ofMinutes(2));
        assertThat(others(under(asItIs().build(3), 100))).singleElement().satisfies(other -> assertThat(other.inForce())
                .isEqualTo("is not written"));
    }

    @Test
    void paper_that_another_owner_would_not_have_shown_is_told() {
        Order order = delivered("1001", "100.00");
        world.shop.board(order.subject().system()).has(order.subject(), "121.00");
        Money sum = Money.of("121.00", "EUR");
        world.erp
                .papers()
                .says(
                        "shop-es:1001",
                        new OrderPapers(
                                new ExternalRef(new SystemId("erp"), "7", "S7"),
                                OrderPapers.Progress.OPEN,
                                true,
                                sum.currency(),
                                List.of(),
                                List.of(new Invoice(
                                        "7",
                                        Invoice.Kind.INVOICE,
                                        LocalDate.of(2026, 11, 24),
                                        sum,
                                        Money.of("21.00", "EUR"),
                                        sum))),
                        "invoice 7",
                        world.clock.instant());

        assertThat(others(under(asItIs().rule(DataName.DOCUMENT, "shop-*", "shop-*", ConflictPolicy.OWNER_WINS))))
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.inForce()).startsWith("shows more of document erp:shop-es:1001");
                    assertThat(other.wanted()).startsWith("writes nothing");
                });
    }

    @Test
    void a_system_that_cannot_be_asked_is_named_and_holds_up_nothing_else() {
        delivered("1001", "10.00");
        world.erp.goesDown();

        Report report = under(asItIs().holdWhen("total > 5 EUR").build(2), 100);

        assertThat(report.unasked()).anySatisfy(one -> {
            assertThat(one.about()).isEqualTo("stock-to-shops, erp to shop-es");
            assertThat(one.failure().why()).isNotBlank();
        });
        assertThat(report.replayed()).anySatisfy(one -> assertThat(one.others()).hasSize(1));
    }

    @Test
    void of_many_only_the_latest_are_decided_again_and_the_rest_is_said() {
        for (int n = 1; n <= 5; n++) {
            delivered("100" + n, "900.00");
            world.clock.pass(Duration.ofMinutes(1));
        }

        Report report = under(asItIs().holdWhen("total > 500 EUR").build(2), 2);

        assertThat(others(report))
                .extracting(OtherOutcome::what)
                .containsExactly("order shop-es:1005", "order shop-es:1004");
        assertThat(report.replayed()).anySatisfy(one -> {
            assertThat(one.decisions()).isEqualTo(2);
            assertThat(one.left()).isEqualTo(3);
        });
    }

    @Test
    void another_provider_runs_beside_the_old_one_and_what_it_would_do_otherwise_is_told() {
        delivered("1001", "10.00");
        world.hears(anOrder("1002")
                        .from("shop-es")
                        .withLine("MUG", 2, "4.00")
                        .in(OrderStage.CONFIRMED)
                        .changedAt(world.clock.instant())
                        .build())
                .settles();
        world.otherErp.forget("MUG");
        world.erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), world.clock.instant());
        world.otherErp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(4), world.clock.instant());
        world.shop.shelves(new SystemId("shop-es")).has("SHIRT", 8);

        List<OtherOutcome> others = others(under(LandscapeFixture.shopsAndErp("fake-shop", "other-erp")
                .stock(policy(1))
                .documents()));

        assertThat(world.otherErp.writes()).isZero();
        assertThat(others)
                .extracting(OtherOutcome::what, OtherOutcome::inForce, OtherOutcome::wanted)
                .satisfiesExactlyInAnyOrder(
                        order -> assertThat(order.toString())
                                .contains("order shop-es:1002", "creates order", "ITEM_UNKNOWN", "MUG"),
                        stock -> assertThat(stock.toString()).contains("SHIRT", "shows 8", "shows 3"));
    }
}
