package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.OrderJson.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.order.OrderReader.CurrentOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One order, as the shop tells it now. */
class ShopifyOrdersTest {
    private static final SubjectRef ORDER = new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "820982911946154508");

    private final AskedShop shop = new AskedShop();

    @Test
    void it_is_what_its_webhook_says() {
        Body webhook = anOrder().line("MUG", "12.50", 2).total("25.00").body();
        shop.api().has(ShopifyFixture.json(webhook));

        CurrentOrder now = shop.reader().read(ORDER).orElseThrow();

        assertThat(now.version()).contains(new Version(Instant.parse("2026-11-20T09:00:05Z")));
        assertThat(AskedShop.sent(now.body())).isEqualTo(AskedShop.sent(webhook));
    }

    @Test
    void its_body_says_numbers_and_amounts_as_a_webhook_does() {
        shop.api()
                .has(ShopifyFixture.json(
                        anOrder().line("MUG", "12.50", 2).total("25.00").body()));

        String body =
                ShopifyFixture.text(shop.reader().read(ORDER).orElseThrow().body());

        assertThat(body)
                .contains("\"id\":820982911946154508")
                .contains("\"admin_graphql_api_id\":\"gid://shopify/Order/820982911946154508\"")
                .contains("\"financial_status\":\"paid\"")
                .contains("\"current_total_price\":\"25.0\"")
                .contains("\"line_items\":[{\"admin_graphql_api_id\":\"gid://shopify/LineItem/100\"")
                .doesNotContain("nodes")
                .doesNotContain("pageInfo");
    }

    @Test
    void an_app_that_does_not_see_old_orders_does_not_call_one_deleted_that_it_is_not_shown() {
        shop.api().scopes().remove("read_all_orders");

        Failure failure = catchThrowableOfType(
                        FailureException.class, () -> shop.reader().read(ORDER))
                .failure();

        assertThat(failure.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failure.why())
                .contains("does not show the order 820982911946154508")
                .contains("60 days");
    }

    @Test
    void an_id_that_no_order_has_is_not_even_asked_for() {
        shop.answersOnly(500, Map.of(), "");

        assertThat(shop.reader().read(new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "1\") { id }")))
                .isEmpty();
    }
}
