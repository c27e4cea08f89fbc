package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.OpenItem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A shop that stops its webhooks tells nobody; we ask. */
class WatchSourcesTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SubjectRef WEBHOOKS = new SubjectRef(EntityKind.WEBHOOK, SHOP, "orders");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final World world = new World();

    private void looks() {
        world.polls();
        world.settles();
    }

    private Failure incident() {
        return world.ledger.open(10).getFirst().latest().failure().orElseThrow();
    }

    @Test
    void a_shop_that_sends_all_is_noted_and_nothing_more() {
        world.shop.sendsWebhooks(SHOP, State.ACTIVE);

        looks();

        assertThat(world.lastOf(WEBHOOKS).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.lastOf(WEBHOOKS).note()).isEqualTo("sends order.updated");
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void what_the_shop_switched_off_is_an_incident_within_a_quarter_of_an_hour_and_ends_by_itself() {
        world.shop.sendsWebhooks(SHOP, State.ACTIVE);
        looks();
        world.shop.sendsWebhooks(SHOP, State.DISABLED);
        world.clock.pass(TEN_MINUTES);

        looks();

        assertThat(incident().code()).isEqualTo(FailureCode.WEBHOOKS_STOPPED);
        assertThat(incident().why()).startsWith("shop-es does not send 1 of the 1 webhooks that orders need");
        assertThat(incident().said()).isEqualTo("order.updated is disabled (webhook 12)");
        assertThat(incident().next()).startsWith("switch them on in the fake shop");
        world.clock.pass(TEN_MINUTES);
        looks();
        assertThat(world.ledger.open(10))
                .as("one incident, however often it is seen")
                .hasSize(1);

        world.shop.sendsWebhooks(SHOP, State.ACTIVE);
        world.clock.pass(TEN_MINUTES);
        looks();
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void a_token_that_ended_is_an_incident() {
        world.shop.sendsWebhooks(SHOP, State.ACTIVE);
        world.shop.refuses(FailureCode.CREDENTIALS_REFUSED);

        looks();

        assertThat(world.ledger.open(10)).extracting(OpenItem::subject).contains(WEBHOOKS);
        assertThat(incident().code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        world.shop.answers();
        world.clock.pass(TEN_MINUTES);
        looks();
        assertThat(world.ledger.open(10)).isEmpty();
    }

    @Test
    void a_shop_that_is_down_for_a_moment_is_no_incident_and_ends_none() {
        world.shop.sendsWebhooks(SHOP, State.ACTIVE);
        world.shop.refuses(FailureCode.DOWN);
        looks();
        assertThat(world.ledger.open(10)).isEmpty();

        world.shop.answers();
        world.shop.sendsWebhooks(SHOP, State.MISSING);
        world.clock.pass(TEN_MINUTES);
        looks();
        world.shop.refuses(FailureCode.DOWN);
        world.clock.pass(TEN_MINUTES);
        looks();

        assertThat(world.ledger.open(10)).hasSize(1);
    }

    @Test
    void a_shop_without_the_keys_that_are_optional_cannot_be_watched_and_is_no_incident() {
        world.shop.sendsWebhooks(SHOP, State.ACTIVE);
        world.shop.refuses(FailureCode.SECRET_MISSING);

        looks();

        assertThat(world.ledger.open(10)).isEmpty();
        assertThat(world.lastOf(WEBHOOKS).ending()).isEqualTo(Ending.SKIPPED);
    }
}
