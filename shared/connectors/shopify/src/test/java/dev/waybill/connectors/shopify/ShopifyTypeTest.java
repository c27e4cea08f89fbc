package dev.waybill.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Setting;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.http.Allowance;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemSpec;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyTypeTest {
    private final ShopifyType type = new ShopifyType();

    @Test
    void says_what_it_can_do_and_what_it_needs() {
        assertThat(type.name()).isEqualTo("shopify");
        assertThat(type.capabilities())
                .containsExactlyInAnyOrder(
                        Capability.WEBHOOKS,
                        Capability.SUBSCRIPTIONS,
                        Capability.ORDER_SOURCE,
                        Capability.ORDER_READING,
                        Capability.ORDER_CHANGES,
                        Capability.BUYER_SEARCH,
                        Capability.STOCK_TARGET,
                        Capability.DOCUMENT_TARGET,
                        Capability.PARTY_SOURCE,
                        Capability.PARTY_TARGET,
                        Capability.PRICE_TARGET,
                        Capability.CATALOGUE_TARGET);
        assertThat(type.settings())
                .extracting(Setting::name)
                .containsExactly(
                        "shop",
                        "confirm-pending",
                        "webhook-address",
                        "webhooks-by-app",
                        "location",
                        "notify-buyers",
                        "parties.*",
                        "hold-resembling",
                        "price-list");
        assertThat(type.secrets()).containsExactly("webhook-secret", "webhook-secret-previous", "access-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.myshopify.com", "Example.MyShopify.com", " https://example.myshopify.com/ "})
    void the_shop_may_be_written_as_a_name_or_an_address(String shop) {
        Body body = Body.of("{}");
        Connector connector = connect(Map.of("shop", shop));

        assertThatCode(() -> connector.webhooks().verify(ShopifyFixture.signed("orders/create", body)))
                .doesNotThrowAnyException();
    }

    @Test
    void without_the_shop_it_does_not_start() {
        FailureException failure = catchThrowableOfType(FailureException.class, () -> connect(Map.of()));

        assertThat(failure.failure().code()).isEqualTo(FailureCode.SETTING_WRONG);
        assertThat(failure.failure().why()).contains("'shop'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.myshopify.com@evil.example",
                "evil.example/x?",
                "evil.example:8443",
                "evil.example#",
                "[::1]",
                "exämple.myshopify.com"
            })
    void what_is_more_than_a_host_would_lead_the_token_elsewhere(String shop) {
        FailureException failure = catchThrowableOfType(FailureException.class, () -> connect(Map.of("shop", shop)));

        assertThat(failure.failure().code()).isEqualTo(FailureCode.SETTING_WRONG);
    }

    @Test
    void it_is_no_target_of_orders() {
        Connector connector = connect(Map.of("shop", ShopifyFixture.DOMAIN, "confirm-pending", "Invoice, COD"));

        assertThat(catchThrowableOfType(FailureException.class, connector::orderTarget)
                        .failure()
                        .code())
                .isEqualTo(FailureCode.CAPABILITY_MISSING);
    }

    private Connector connect(Map<String, String> settings) {
        SystemSpec system = new SystemSpec(
                ShopifyFixture.SHOP, "shopify", Optional.empty(), Optional.empty(), settings, Optional.empty());
        return type.connect(
                system,
                new Surroundings(
                        ShopifyFixture.secrets(Map.of(Signatures.CURRENT, ShopifyFixture.SECRET)),
                        call -> {
                            throw new AssertionError("connecting calls nobody");
                        },
                        Clock.systemUTC()));
    }

    @Test
    void how_many_points_are_left_is_read_from_an_answer_that_says_so() {
        String cost = """
                {"data": {}, "extensions": {"cost": {"requestedQueryCost": 12, "actualQueryCost": 3,
                  "throttleStatus": {"maximumAvailable": 2000.0, "currentlyAvailable": 1988, "restoreRate": 100.0}}}}
                """;

        assertThat(new ShopifyType().allowance(answer(cost)).map(Allowance::sentence))
                .contains("1988 of 2000.0 points left, 100.0 come back each second");
        assertThat(new ShopifyType().allowance(answer("{\"data\": {}}"))).isEmpty();
        assertThat(new ShopifyType().allowance(answer("<html>moved</html>"))).isEmpty();
    }

    private static HttpAnswer answer(String body) {
        return new HttpAnswer(200, Map.of(), Body.of(body));
    }
}
