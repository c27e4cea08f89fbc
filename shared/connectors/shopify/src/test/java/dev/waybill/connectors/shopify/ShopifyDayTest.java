package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.ownership.UpdateTiming;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.balance.BookedOrder;
import dev.waybill.engine.balance.DayBalance;
import dev.waybill.engine.balance.DayBook;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.PollRound;
import dev.waybill.engine.poll.Polls;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine makes of a Shopify shop that can be asked: lost webhooks are found, and its days are balanced. */
class ShopifyDayTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final AskedShop shop = new AskedShop();
    private final MemoryCursors cursors = new MemoryCursors();
    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final CurrentLandscape landscape = landscape();

    @Test
    void counts_and_sums_of_a_day_are_the_shop_s() {
        for (int i = 0; i < 30; i++) {
            placed(Integer.toString(5_000 + i), NINE, NINE.plusSeconds(i));
        }
        placed("4999", NINE.minus(Duration.ofDays(1)), NINE.plusSeconds(99));

        DayBalance balance = new DayBook(landscape, new MemoryLedger(), new CountingIds(), shop.clock())
                .of(ShopifyFixture.SHOP, TODAY, 1, ZoneOffset.UTC)
                .getFirst();

        assertThat(balance.orders()).hasSize(30).extracting(BookedOrder::fate).containsOnly(Fate.MISSING);
        assertThat(DayBalance.sums(balance.orders())).containsEntry("EUR", Money.of("750.00", "EUR"));
    }

    @Test
    void orders_whose_webhooks_were_lost_are_queued_once_as_their_webhooks_would_have_been() {
        for (int i = 0; i < 30; i++) {
            placed(Integer.toString(5_000 + i), NINE, shop.clock().instant().minusSeconds(1_800 - i));
        }

        PollRound round = polls();
        List<Envelope> queued = queue.takeAll();
        shop.clock().pass(Duration.ofMinutes(16));
        PollRound again = polls();

        assertThat(round.failing()).isZero();
        assertThat(queued.stream().filter(ShopifyDayTest::isOrder)).hasSize(30).allSatisfy(message -> {
            assertThat(message.topic()).isEqualTo("orders/updated");
            assertThat(message.version()).isPresent();
        });
        assertThat(again.failing()).isZero();
        assertThat(queue.takeAll().stream().filter(ShopifyDayTest::isOrder)).isEmpty();
    }

    private static boolean isOrder(Envelope message) {
        return message.subject().kind() == EntityKind.ORDER;
    }

    private void placed(String id, Instant placed, Instant changed) {
        shop.api()
                .has(ShopifyFixture.json(OrderJson.changedAt(id, changed)
                        .with("created_at", placed.toString())
                        .body()));
    }

    private PollRound polls() {
        return new Polls(landscape, cursors, queue, new MemoryLedger(), new CountingIds(), shop.clock())
                .run(shop.clock().instant().plusSeconds(40));
    }

    private CurrentLandscape landscape() {
        ShopifyType type = new ShopifyType();
        SystemSpec seller = system("shop-fr", type.name(), Map.of("shop", ShopifyFixture.DOMAIN));
        SystemPattern shops = new SystemPattern("shop-*");
        OwnershipRule rule = new OwnershipRule(
                DataName.ORDER, shops, shops, new UpdateTiming.OnChange(), ConflictPolicy.OWNER_WINS, Set.of(), false);
        MemoryLandscapeStore store = new MemoryLandscapeStore();
        store.append(new Revision(
                new Landscape(
                        1,
                        List.of(seller, system("erp", "any-erp", Map.of())),
                        new OwnershipMap(List.of(rule)),
                        List.of(new Route("orders-to-erp", shops, new SystemPattern("erp"), List.of()))),
                "",
                "test",
                "test",
                shop.clock().instant()));
        return new CurrentLandscape(
                store,
                new Connections(
                        Map.of(type.name(), type),
                        any -> new MemorySecrets(Map.of("access-token", GraphqlShop.TOKEN)),
                        shop::answer,
                        shop.clock()),
                Duration.ofMinutes(1));
    }

    private static SystemSpec system(String id, String connector, Map<String, String> settings) {
        return new SystemSpec(
                new SystemId(id), connector, Optional.empty(), Optional.empty(), settings, Optional.empty());
    }
}
