package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.OpenItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Webhooks that stay away though orders change, and a shop in which nothing happens at an hour when much does. */
class SilentSourcesTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SubjectRef WATCH = new SubjectRef(EntityKind.WEBHOOK, SHOP, "orders");

    private final World world = new World();
    private int number = 1000;

    @Test
    void webhooks_that_stay_away_are_an_incident_that_says_which_came_last_and_ends_when_one_comes() {
        minutesPass(20);
        heard();
        Instant came = world.clock.instant();
        minutesPass(20);
        int minutes = 0;
        while (codes().isEmpty()) {
            lost(OrderStage.CONFIRMED);
            minutesPass(2);
            minutes += 2;
        }

        assertThat(minutes)
                .as("ten minutes until a look, three minutes until the next")
                .isLessThanOrEqualTo(15);
        assertThat(codes()).containsExactly(FailureCode.WEBHOOKS_SILENT);
        assertThat(failure().why())
                .startsWith("the last webhook of shop-es that was seen brought order 1001 at " + came)
                .containsPattern("since then [3-9] changes were found by asking only, the latest of order 100[4-9]");
        assertThat(failure().next()).startsWith("look at the delivery log of webhooks in shop-es");
        minutesPass(30);
        assertThat(world.ledger.open(10)).as("one incident").hasSize(1);

        heard();
        minutesPass(14);

        assertThat(world.ledger.open(10)).isEmpty();
        assertThat(world.lastOf(WATCH).note()).isEqualTo("is not silent");
    }

    @Test
    void while_webhooks_are_silent_an_order_waits_three_minutes_and_not_a_quarter_of_an_hour() {
        stopsWebhooks();

        for (int i = 0; i < 5; i++) {
            Order order = lost(OrderStage.CONFIRMED);
            minutesPass(4);
            assertThat(world.lastOf(order.subject()).ending()).isEqualTo(Ending.DELIVERED);
        }
    }

    @Test
    void a_shop_whose_webhooks_never_came_is_told_so() {
        minutesPass(20);
        for (int i = 0; i < 4; i++) {
            lost(OrderStage.CONFIRMED);
        }

        minutesUntil(FailureCode.WEBHOOKS_SILENT, 60);

        assertThat(failure().why()).startsWith("no webhook of shop-es was ever seen; since then 4 changes");
    }

    @Test
    void an_outage_of_the_erp_is_no_silence_of_webhooks() {
        minutesPass(20);
        world.erp.goesDown();

        for (int i = 0; i < 40; i++) {
            heard();
            minutesPass(3);
        }

        assertThat(codes()).doesNotContain(FailureCode.WEBHOOKS_SILENT);
        world.erp.comesBack();
        for (int i = 0; i < 20; i++) {
            heard();
            minutesPass(3);
        }
        assertThat(codes()).doesNotContain(FailureCode.WEBHOOKS_SILENT);
    }

    @Test
    void what_no_webhook_tells_of_such_as_drafts_is_no_sign() {
        minutesPass(20);
        for (int i = 0; i < 6; i++) {
            lost(OrderStage.DRAFT);
            minutesPass(10);
        }

        minutesPass(20);

        assertThat(codes()).isEmpty();
    }

    @Test
    void three_lost_webhooks_among_others_that_come_are_no_silence() {
        minutesPass(20);
        for (int i = 0; i < 30; i++) {
            if (i % 3 == 0) {
                heard();
            } else {
                lost(OrderStage.CONFIRMED);
            }
            minutesPass(2);
        }
        heard();

        minutesPass(20);

        assertThat(codes()).isEmpty();
    }

    @Test
    void what_was_there_before_the_first_look_is_no_sign() {
        for (int i = 0; i < 5; i++) {
            lost(OrderStage.CONFIRMED);
            world.clock.pass(Duration.ofMinutes(6));
        }

        minutesPass(40);

        assertThat(codes()).isEmpty();
    }

    @Test
    void a_shop_in_which_nothing_happens_at_a_busy_hour_is_an_incident_and_a_quiet_night_is_none() {
        learnsADay(16);
        assertThat(codes()).as("two weeks with their nights").isEmpty();
        Instant last = world.clock.instant().minus(Duration.ofMinutes(5));

        int minutes = minutesUntil(FailureCode.SOURCE_SILENT, 600);

        assertThat(minutes)
                .as("an order every five minutes by day, so sixteen are missed after 80; at nine it has just begun")
                .isBetween(80, 160);
        assertThat(failure().why())
                .startsWith("no order was placed or changed in shop-es since " + last)
                .endsWith("usually something does in 16 of the minutes since");
        heard();
        minutesPass(16);
        assertThat(world.ledger.open(10)).isEmpty();
    }

    /** Orders from eight to twenty every five minutes, looked at every quarter of an hour. Ends at nine. */
    private void learnsADay(int days) {
        Instant end = world.clock
                .instant()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(days).plusHours(9));
        while (world.clock.instant().isBefore(end)) {
            long hour = world.clock.instant().truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3600 % 24;
            List<Order> heard = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                if (hour >= 8 && hour < 20) {
                    heard.add(heard());
                }
                world.clock.pass(Duration.ofMinutes(5));
            }
            round();
            heard.forEach(order -> world.shop.forgets(order.subject()));
        }
    }

    private void stopsWebhooks() {
        minutesPass(20);
        for (int i = 0; i < 3; i++) {
            lost(OrderStage.CONFIRMED);
        }
        minutesUntil(FailureCode.WEBHOOKS_SILENT, 60);
    }

    private Order heard() {
        Order order = order(OrderStage.CONFIRMED);
        world.hears(order);
        return order;
    }

    private Order lost(OrderStage stage) {
        Order order = order(stage);
        world.shop.has(order);
        return order;
    }

    private Order order(OrderStage stage) {
        return anOrder(Integer.toString(++number))
                .from(SHOP.value())
                .in(stage)
                .changedAt(world.clock.instant())
                .build();
    }

    private void minutesPass(int minutes) {
        for (int i = 0; i < minutes; i++) {
            round();
            world.clock.pass(Duration.ofMinutes(1));
        }
    }

    private int minutesUntil(FailureCode code, int most) {
        for (int minute = 0; minute < most; minute++) {
            round();
            if (codes().contains(code)) {
                return minute;
            }
            world.clock.pass(Duration.ofMinutes(1));
        }
        throw new AssertionError("no " + code + " in " + most + " minutes, but " + codes());
    }

    private void round() {
        world.polls();
        world.runOnce();
    }

    private List<FailureCode> codes() {
        return world.ledger.open(10).stream()
                .map(OpenItem::latest)
                .map(latest -> latest.failure().map(Failure::code))
                .flatMap(Optional::stream)
                .toList();
    }

    private Failure failure() {
        return world.ledger.open(10).getFirst().latest().failure().orElseThrow();
    }
}
