package dev.waybill.bench.storm;

import dev.waybill.demo.shop.Delivery;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The orders of a storm and the webhooks about them, in the order in which they go out: shuffled, so that newer states come
 * before older ones, and one in ten twice, byte for byte.
 */
record Burst(List<ShopOrder> orders, List<Webhook> webhooks) {
    private static final long FIRST_ID = 1_000_001;
    private static final Duration BETWEEN_STATES = Duration.ofMinutes(1);

    /** Makes them; the same random numbers make the same. */
    static Burst of(int orders, Secrets secrets, Instant day, Random random) {
        List<ShopOrder> all = new ArrayList<>();
        List<Webhook> webhooks = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            List<Webhook> made = about(FIRST_ID + i, secrets, day.plusSeconds(i), random);
            all.add(made.getFirst().order());
            webhooks.addAll(made);
        }
        webhooks.addAll(
                webhooks.stream().filter(webhook -> random.nextInt(10) == 0).toList());
        Collections.shuffle(webhooks, random);
        return new Burst(List.copyOf(all), List.copyOf(webhooks));
    }

    private static List<Webhook> about(long id, Secrets secrets, Instant placed, Random random) {
        Shop shop = random.nextInt(10) < 7 ? Shop.WOOCOMMERCE : Shop.SHOPIFY;
        Life life = Life.drawn(random);
        int pieces = 1 + random.nextInt(9);
        SubjectRef subject = new SubjectRef(EntityKind.ORDER, new SystemId(shop.system()), Long.toString(id));
        ShopOrder order = new ShopOrder(
                subject, shop.total(pieces), life.end(), life.states().size());
        List<Webhook> webhooks = new ArrayList<>();
        for (Life.State state : life.states()) {
            Instant at = placed.plus(BETWEEN_STATES.multipliedBy(webhooks.size()));
            Delivery signed = shop.says(id, pieces, state, at).signed(secrets.webhooksOf(shop));
            webhooks.add(
                    new Webhook(order, signed, webhooks.size() == life.states().size() - 1));
        }
        return webhooks;
    }

    /** How many different ones there are. */
    long different() {
        return orders.stream().mapToLong(ShopOrder::states).sum();
    }
}
