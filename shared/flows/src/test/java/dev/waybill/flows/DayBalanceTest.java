package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.BookedOrder;
import dev.waybill.engine.balance.DayBalance;
import dev.waybill.engine.balance.DayBook;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.balance.Reconciliation;
import dev.waybill.engine.balance.Repair;
import dev.waybill.testkit.FakeErp.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayBalanceTest {
    private static final SystemId SHOP = new SystemId("shop-es");

    private final World world = new World();
    private final LocalDate today = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC);

    @Test
    void each_order_of_the_day_has_one_fate_and_counts_and_sums_are_the_shop_s() {
        world.hears(order("1", OrderStage.CONFIRMED));
        world.settles();
        world.erp.failNextWrites(Fault.REFUSED);
        world.hears(order("2", OrderStage.CONFIRMED));
        world.settles();
        world.hears(anOrder("3")
                .from("shop-es")
                .changedAt(world.clock.instant())
                .withLine("MUG", 1, "7.49")
                .overstatedBy("1.00")
                .build());
        world.settles();
        world.hears(order("4", OrderStage.DRAFT));
        world.settles();
        world.shop.has(order("5", OrderStage.CONFIRMED));
        world.clock.pass(Duration.ofMinutes(30));
        world.shop.has(order("6", OrderStage.CONFIRMED));

        DayBalance balance = balance();

        assertThat(fates(balance))
                .isEqualTo(Map.of(
                        "1", Fate.DELIVERED,
                        "2", Fate.FAILED,
                        "3", Fate.HELD,
                        "4", Fate.EXCLUDED,
                        "5", Fate.MISSING,
                        "6", Fate.ON_ITS_WAY));
        assertThat(balance.unexplained()).extracting(BookedOrder::number).containsExactly("N5");
        long parts = Arrays.stream(Fate.values())
                .mapToLong(fate -> balance.of(fate).size())
                .sum();
        assertThat(parts).isEqualTo(balance.orders().size()).isEqualTo(6);
        assertThat(euros(balance.orders()))
                .isEqualByComparingTo(Arrays.stream(Fate.values())
                        .map(fate -> euros(balance.of(fate)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isPositive();
    }

    @Test
    void an_order_whose_newest_state_said_nothing_new_is_delivered() {
        world.hears(order("1", OrderStage.CONFIRMED));
        world.settles();
        world.clock.pass(Duration.ofMinutes(1));
        world.hears(order("1", OrderStage.CONFIRMED));
        world.settles();
        world.clock.pass(Duration.ofMinutes(30));

        assertThat(world.lastOf(order("1", OrderStage.CONFIRMED).subject()).skipped())
                .contains(SkipReason.UNCHANGED);
        assertThat(fates(balance())).isEqualTo(Map.of("1", Fate.DELIVERED));
    }

    @Test
    void an_order_that_changed_since_it_was_delivered_and_that_nobody_told_us_of_is_outdated() {
        world.hears(order("1", OrderStage.PLACED));
        world.settles();
        world.clock.pass(Duration.ofMinutes(1));
        world.shop.has(order("1", OrderStage.CONFIRMED));
        world.clock.pass(Duration.ofMinutes(30));

        assertThat(fates(balance())).containsEntry("1", Fate.OUTDATED);
    }

    @Test
    void what_nobody_can_explain_is_repaired_through_the_queue_and_balances_then() {
        for (int i = 1; i <= 40; i++) {
            Order order = order(Integer.toString(i), OrderStage.CONFIRMED);
            if (i % 20 == 0) {
                world.shop.has(order);
            } else {
                world.hears(order);
            }
        }
        world.settles();
        world.clock.pass(Duration.ofMinutes(30));
        assertThat(balance().unexplained()).hasSize(2);

        int queued = repair().queue(balance());
        world.settles();

        assertThat(queued).isEqualTo(2);
        assertThat(balance().unexplained()).isEmpty();
        assertThat(balance().of(Fate.DELIVERED)).hasSize(40);
        assertThat(world.erp.references()).hasSize(40).doesNotHaveDuplicates();
        assertThat(repair().queue(balance())).as("nothing left to repair").isZero();
    }

    @Test
    void a_repair_made_twice_makes_no_second_order() {
        world.shop.has(order("1", OrderStage.CONFIRMED));
        world.clock.pass(Duration.ofMinutes(30));
        DayBalance before = balance();

        repair().queue(before);
        repair().queue(before);
        world.settles();

        assertThat(world.erp.references()).hasSize(1);
    }

    @Test
    void the_day_begins_and_ends_in_the_zone_that_was_asked_for() {
        world.shop.has(order("1", OrderStage.CONFIRMED));
        ZoneId farWest = ZoneId.of("Pacific/Niue");

        assertThat(balance().orders()).hasSize(1);
        assertThat(book().of(SHOP, today, 1, farWest).getFirst().orders()).isEmpty();
        assertThat(book().of(SHOP, today.minusDays(1), 1, farWest).getFirst().orders())
                .hasSize(1);
    }

    @Test
    void several_days_are_balanced_from_one_reading_and_a_shop_that_cannot_be_asked_holds_up_no_other() {
        world.shop.has(order("1", OrderStage.CONFIRMED));
        world.clock.pass(Duration.ofMinutes(30));
        world.shop.failsListing(FailureCode.DOWN, 1);

        Reconciliation.Round round = new Reconciliation(book(), repair()).run(today.plusDays(1), 3, ZoneOffset.UTC);

        assertThat(round.unasked()).extracting(Reconciliation.Unasked::shop).containsExactly(SHOP);
        assertThat(round.balances())
                .as("three days of the other shop")
                .extracting(balance -> balance.shop().value() + " " + balance.day())
                .containsExactly("shop-fr " + today.minusDays(1), "shop-fr " + today, "shop-fr " + today.plusDays(1));
        int listings = world.shop.listings();

        Reconciliation.Round next = new Reconciliation(book(), repair()).run(today.plusDays(1), 3, ZoneOffset.UTC);

        assertThat(world.shop.listings() - listings).as("one page of each shop").isEqualTo(2);
        assertThat(next.unexplained()).isEqualTo(1);
        assertThat(next.queued()).isEqualTo(1);
    }

    @Test
    void only_shops_whose_orders_go_somewhere_are_balanced() {
        assertThat(book().shops()).extracting(SystemId::value).containsExactly("shop-es", "shop-fr");
    }

    private DayBook book() {
        return new DayBook(world.landscape(), world.ledger, world.ids(), world.clock);
    }

    private DayBalance balance() {
        List<DayBalance> balances = book().of(SHOP, today, 1, ZoneOffset.UTC);
        assertThat(balances).hasSize(1);
        return balances.getFirst();
    }

    private Repair repair() {
        return new Repair(world.landscape(), world.queue, world.ids(), world.clock);
    }

    private static BigDecimal euros(List<BookedOrder> some) {
        return Optional.ofNullable(DayBalance.sums(some).get("EUR"))
                .map(Money::amount)
                .orElse(BigDecimal.ZERO);
    }

    private static Map<String, Fate> fates(DayBalance balance) {
        Map<String, Fate> fates = new HashMap<>();
        balance.orders().forEach(order -> {
            SubjectRef subject = order.said().notice().subject();
            fates.put(subject.id(), order.fate());
        });
        return fates;
    }

    private Order order(String id, OrderStage stage) {
        return anOrder(id)
                .from("shop-es")
                .in(stage)
                .changedAt(world.clock.instant())
                .withLine("MUG", 1, "7.49")
                .build();
    }
}
