package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.ledger.Ending;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A day of two shops that lose one webhook in twenty; nobody sends anything again. */
class LostWebhooksTest {
    private static final int ORDERS = 600;
    private static final Duration BETWEEN_ORDERS = Duration.ofSeconds(144);

    private final World world = new World();
    private final Random random = new Random(20261123);
    private final Map<String, Order> newest = new HashMap<>();
    private int lost;

    @Test
    void every_order_of_the_day_is_in_the_erp_once_as_it_stands_a_quarter_of_an_hour_later() {
        for (int i = 0; i < ORDERS; i++) {
            String shop = i % 3 == 0 ? "shop-fr" : "shop-es";
            tells(order(shop, i, OrderStage.PLACED, 1));
            world.clock.pass(BETWEEN_ORDERS);
            tells(order(shop, i, OrderStage.CONFIRMED, 2));
            minutePasses();
        }
        world.clock.pass(Duration.ofMinutes(16));
        minutePasses();
        world.settles();

        assertThat(lost).as("lost webhooks").isGreaterThan(ORDERS / 20);
        assertThat(world.erp.references()).hasSize(ORDERS).doesNotHaveDuplicates();
        assertThat(world.erp.orders())
                .as("none stayed as it was before a lost webhook")
                .allSatisfy(order -> assertThat(order.stage()).isEqualTo(OrderStage.CONFIRMED));
        assertThat(total()).isEqualByComparingTo(newestTotal());
        assertThat(world.ledger.open(10)).isEmpty();
        assertThat(world.queued()).isZero();
    }

    @Test
    void what_a_webhook_brought_is_a_duplicate_for_which_nothing_is_called() {
        Order order = order("shop-es", 1, OrderStage.CONFIRMED, 1);
        world.hears(order);
        world.settles();
        int calls = world.erp.calls();
        world.comesAgain(world.shopSays(order));

        world.polls();
        world.settles();

        assertThat(world.erp.calls()).isEqualTo(calls);
        assertThat(world.erp.orders()).hasSize(1);
        assertThat(world.lastOf(order.subject()).ending()).isEqualTo(Ending.SKIPPED);
        assertThat(world.lastOf(order.subject()).skipped()).contains(SkipReason.DUPLICATE);
    }

    /** The door hears of it, unless the network or the shop's own queue had a bad moment. */
    private void tells(Order order) {
        RawWebhook webhook = world.shop.says(order, world.clock.instant());
        newest.put(order.subject().key(), order);
        if (random.nextInt(20) == 0) {
            lost++;
        } else {
            world.receives(webhook);
        }
    }

    private void minutePasses() {
        world.polls();
        world.runOnce();
    }

    private Order order(String shop, int number, OrderStage stage, int pieces) {
        Instant now = world.clock.instant();
        return anOrder(Integer.toString(number))
                .from(shop)
                .in(stage)
                .changedAt(now)
                .withLine("MUG", pieces, "7.49")
                .build();
    }

    private BigDecimal total() {
        return world.erp.orders().stream()
                .map(order -> order.total().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal newestTotal() {
        return newest.values().stream().map(order -> order.total().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
