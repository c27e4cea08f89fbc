package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Secret;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.connector.webhook.Subscriptions.Subscription;
import dev.waybill.connectors.woocommerce.RestShop.Answer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the shop's ways with its list of webhooks. */
class WooCommerceSubscriptionsTest {
    private static final String OURS = "https://abc.execute-api.eu-west-1.amazonaws.com/webhooks/shop-de";

    private final WebhookShop shop = new WebhookShop();

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void four_active_webhooks_towards_our_door_are_all_that_is_needed() {
        shop.hasAllFour(OURS);
        shop.has("product.updated", "disabled", OURS);

        assertThat(now())
                .hasSize(4)
                .allMatch(Subscription::isSent)
                .extracting(Subscription::topic)
                .containsExactlyElementsOf(WooCommerceSubscriptions.TOPICS);
        assertThat(shop.asked()).hasSize(1);
    }

    @Test
    void one_that_failed_too_often_is_disabled_and_says_since_when() {
        shop.hasAllFour(OURS);
        shop.becomes("order.updated", "disabled");

        assertThat(of("order.updated"))
                .isEqualTo(new Subscription(
                        "order.updated", State.DISABLED, "webhook 2, last changed 2026-11-23T08:45:50Z"));
        assertThat(now()).filteredOn(Subscription::isSent).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"active,ACTIVE", "Active,ACTIVE", "paused,PAUSED", "disabled,DISABLED", "asleep,DISABLED", "'',DISABLED"
    })
    void each_status_is_what_it_means(String status, State state) {
        shop.has("order.created", status, OURS);

        assertThat(of("order.created").state()).isEqualTo(state);
    }

    @Test
    void a_topic_is_sent_if_one_of_several_webhooks_is_active() {
        shop.has("order.created", "disabled", OURS);
        shop.has("order.created", "active", OURS);
        shop.has("order.created", "paused", OURS);

        assertThat(of("order.created").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void one_that_goes_to_somebody_else_is_missing_and_it_is_said_so() {
        shop.has("order.created", "active", "https://other.example/webhooks/shop-de-2");

        assertThat(of("order.created"))
                .isEqualTo(new Subscription("order.created", State.MISSING, "1 of that topic go elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/webhooks/shop-de/",
                " http://127.0.0.1:8080/webhooks/shop-de",
                "https://hub.example/waybill/v1/webhooks/shop-de?token=1",
                "https://x.example/webhooks/shop%2Dde"
            })
    void an_address_that_ends_as_ours_is_ours(String address) {
        shop.has("order.created", "active", address);

        assertThat(of("order.created").state()).isEqualTo(State.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not an address",
                "https://x.example/",
                "https://x.example/?to=/webhooks/shop-de",
                "mailto:a@b.example"
            })
    void any_other_is_not(String address) {
        shop.has("order.created", "active", address);

        assertThat(of("order.created").state()).isEqualTo(State.MISSING);
    }

    @Test
    void with_the_address_set_only_that_one_is_ours() {
        shop.has("order.created", "active", OURS);
        shop.has("order.updated", "active", "https://hub.example/in/es/");
        Subscriptions subscriptions = subscriptions(Map.of("webhook-address", "https://hub.example/in/es"));

        assertThat(subscriptions.now())
                .filteredOn(Subscription::isSent)
                .extracting(Subscription::topic)
                .containsExactly("order.updated");
        assertThat(subscriptions.remedy()).contains("https://hub.example/in/es");
    }

    @Test
    void topics_are_compared_as_the_shop_does_without_case() {
        shop.has("Order.Created", "active", OURS);

        assertThat(of("order.created").state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void a_shop_with_more_than_a_page_of_webhooks_is_read_to_the_end() {
        for (int i = 0; i < 150; i++) {
            shop.has("action.plug_in_" + i, "active", "https://elsewhere.example/" + i);
        }
        shop.hasAllFour(OURS);

        assertThat(now()).allMatch(Subscription::isSent);
        assertThat(shop.asked()).hasSize(2).noneMatch(query -> query.contains("offset"));
    }

    @Test
    void a_key_whose_user_may_not_manage_the_shop_is_told_what_it_needs() {
        shop.answersOnly(Answer.error(403, "woocommerce_rest_cannot_view"));

        Failure failure = failure(RestShop.SECRETS);

        assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failure.why()).isEqualTo("shop-de does not let us list its webhooks (403)");
        assertThat(failure.said()).isEqualTo("woocommerce_rest_cannot_view");
        assertThat(failure.next()).contains("Shop manager");
    }

    @ParameterizedTest
    @CsvSource({"401,CREDENTIALS_REFUSED", "404,ENDPOINT_UNKNOWN", "429,TOO_BUSY", "500,DOWN", "503,DOWN"})
    void each_answer_is_the_failure_it_means(int status, FailureCode code) {
        shop.answersOnly(Answer.error(status, "no"));

        Failure failure = failure(RestShop.SECRETS);

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.toString()).doesNotContain("cs_2").doesNotContain("ck_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Maintenance</html>", "", "[{\"id\":1", "{\"code\":\"x\"}"})
    void an_answer_that_is_no_list_says_nothing_about_webhooks(String body) {
        shop.answersOnly(new Answer(200, Map.of(), Body.of(body)));

        assertThat(failure(RestShop.SECRETS).code()).isEqualTo(FailureCode.DOWN);
    }

    @Test
    void an_expired_key_under_200_is_what_it_says() {
        shop.answersOnly(new Answer(
                200, Map.of(), Body.of("{\"code\":\"woocommerce_rest_cannot_view\",\"data\":{\"status\":401}}")));

        assertThat(failure(RestShop.SECRETS).code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
    }

    @Test
    void without_a_key_it_says_which_secret_is_missing() {
        assertThat(failure(Map.of()).code()).isEqualTo(FailureCode.SECRET_MISSING);
    }

    private List<Subscription> now() {
        return subscriptions(Map.of()).now();
    }

    private Subscription of(String topic) {
        return now().stream()
                .filter(subscription -> subscription.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private Failure failure(Map<String, String> secrets) {
        return catchThrowableOfType(FailureException.class, () -> subscriptions(Map.of(), secrets)
                        .now())
                .failure();
    }

    private Subscriptions subscriptions(Map<String, String> settings) {
        return subscriptions(settings, RestShop.SECRETS);
    }

    private Subscriptions subscriptions(Map<String, String> settings, Map<String, String> secrets) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("url", shop.url());
        SystemSpec system =
                new SystemSpec(Shop.ID, "woocommerce", Optional.empty(), Optional.empty(), all, Optional.of("/x"));
        return new WooCommerceType()
                .connect(
                        system,
                        new Surroundings(
                                name -> Optional.ofNullable(secrets.get(name)).map(Secret::new),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                Clock.systemUTC()))
                .subscriptions();
    }
}
