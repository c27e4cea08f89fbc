package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.connector.webhook.Subscriptions.Subscription;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.MemorySecrets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the shop's ways with its list of webhooks. */
class ShopifySubscriptionsTest {
    private static final String OURS = "https://abc.execute-api.eu-west-1.amazonaws.com/webhooks/shop-fr";

    private final AdminApi api = new AdminApi();
    private final GraphqlShop shop = new GraphqlShop(new GraphqlInventory(), api);

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void three_subscriptions_towards_our_door_are_all_that_is_needed() {
        subscribesToAll();
        api.subscribes("PRODUCTS_UPDATE", OURS);

        assertThat(subscriptions(Map.of()).now())
                .allMatch(Subscription::isSent)
                .extracting(Subscription::topic)
                .containsExactly("orders/create", "orders/updated", "orders/delete");
    }

    @Test
    void one_that_was_removed_is_missing_and_what_to_do_names_both_ways_to_subscribe() {
        subscribesToAll();
        api.webhooks().remove(1);

        assertThat(of("orders/updated")).isEqualTo(new Subscription("orders/updated", State.MISSING, ""));
        assertThat(subscriptions(Map.of()).remedy())
                .contains("webhookSubscriptionCreate")
                .contains("which ends in /webhooks/shop-fr")
                .contains("set 'webhooks-by-app' of shop-fr to true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/hooks",
                "arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/1/a",
                "pubsub://project:topic"
            })
    void one_that_goes_to_somebody_else_is_missing_and_it_is_said_so(String uri) {
        api.subscribes("ORDERS_CREATE", uri);

        assertThat(of("orders/create"))
                .isEqualTo(new Subscription("orders/create", State.MISSING, "1 of that topic go elsewhere"));
    }

    @Test
    void one_that_leaves_something_out_says_so() {
        api.subscribes("ORDERS_CREATE", OURS);
        api.webhooks().getFirst().withArray("includeFields").add("id");

        assertThat(of("orders/create"))
                .isEqualTo(new Subscription(
                        "orders/create",
                        State.ACTIVE,
                        "webhook 8000, last changed 2026-11-20T08:00:00Z, some fields or some orders only"));
    }

    @Test
    void a_list_of_more_than_a_page_is_read_to_its_end() {
        for (int i = 0; i < 150; i++) {
            api.subscribes("PRODUCTS_UPDATE", OURS);
        }
        subscribesToAll();

        assertThat(subscriptions(Map.of()).now()).allMatch(Subscription::isSent);
        assertThat(api.costs()).hasSize(2);
    }

    @Test
    void the_address_of_what_stands_in_front_of_us_is_ours() {
        api.subscribes("ORDERS_CREATE", "https://hooks.example/shopify");

        assertThat(subscriptions(Map.of("webhook-address", "https://hooks.example/shopify"))
                        .now()
                        .getFirst()
                        .state())
                .isEqualTo(State.ACTIVE);
    }

    /** No shop lists what an app's configuration file subscribes to. */
    @Test
    void a_shop_whose_app_subscribes_itself_is_not_asked() {
        shop.breaks(CallFault.NO_CONNECTION);

        assertThat(subscriptions(Map.of("webhooks-by-app", "true")).now())
                .hasSize(3)
                .allMatch(Subscription::isSent)
                .allMatch(subscription -> subscription.detail().contains("webhooks-by-app"));
    }

    @Test
    void a_token_that_ended_is_to_be_renewed() {
        shop.breaks(CallFault.UNAUTHORIZED);

        Failure failure = catchThrowableOfType(
                        FailureException.class, () -> subscriptions(Map.of()).now())
                .failure();

        assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failure.why()).contains("does not let us list its webhooks");
        assertThat(failure.next()).contains("read_orders").contains("'access-token'");
    }

    private void subscribesToAll() {
        api.subscribes("ORDERS_CREATE", OURS);
        api.subscribes("ORDERS_UPDATED", OURS);
        api.subscribes("ORDERS_DELETE", OURS);
    }

    private Subscription of(String topic) {
        return subscriptions(Map.of()).now().stream()
                .filter(subscription -> subscription.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private Subscriptions subscriptions(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("shop", ShopifyFixture.DOMAIN);
        SystemSpec system = new SystemSpec(
                ShopifyFixture.SHOP, "shopify", Optional.empty(), Optional.empty(), settings, Optional.empty());
        return new ShopifyType()
                .connect(
                        system,
                        new Surroundings(
                                new MemorySecrets(Map.of("access-token", GraphqlShop.TOKEN)),
                                shop.door(),
                                Clock.systemUTC()))
                .subscriptions();
    }
}
