package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.OrderJson.anOrder;
import static dev.waybill.connectors.shopify.ShopifyFixture.SHOP;
import static dev.waybill.connectors.shopify.ShopifyFixture.body;
import static dev.waybill.connectors.shopify.ShopifyFixture.envelope;
import static dev.waybill.connectors.shopify.ShopifyFixture.translator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.OrderStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyOrderTranslatorTest {
    @Test
    void a_published_order_comes_out_whole() {
        Order order = stateOf("orders/updated", body("orders-create--2025-10.json"));

        assertThat(order.subject().id()).isEqualTo("820982911946154508");
        assertThat(order.number()).isEqualTo("9999");
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2022-01-01T00:00:00Z"));
        assertThat(order.version()).isEqualTo(new Version(Instant.parse("2022-01-01T00:00:00Z")));
        assertThat(order.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(order.lines())
                .extracting(OrderLine::id)
                .containsExactly("487817672276298554", "976318377106520349", "315789986012684393");
        assertThat(order.lines()).extracting(OrderLine::sku).contains(Optional.of("SKU2006-001"));
        assertThat(order.buyer().id()).contains("115310627314723954");
        assertThat(order.buyer().email()).contains("jon@example.com");
        assertThat(order.billTo().city()).isEqualTo("Shippington");
        assertThat(order.shipTo().country()).isEqualTo("US");
        assertThat(order.shipTo().region()).isEqualTo("KY");
        assertThat(order.total()).isEqualTo(Money.of("359.97", "USD"));
        assertThat(order.presentmentTotal()).isEmpty();
    }

    @Test
    void ids_beyond_2_to_53_stay_exact_with_and_without_the_graphql_id() {
        Order rounded = anOrder()
                .change(order -> order.put("id", 820982911946154500L))
                .total("0.00")
                .translated();
        Order plain = anOrder()
                .change(order -> order.remove("admin_graphql_api_id"))
                .total("0.00")
                .translated();

        assertThat(rounded.subject().id()).isEqualTo("820982911946154508");
        assertThat(plain.subject().id()).isEqualTo("820982911946154508");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders/create",
                "orders/updated",
                "orders/paid",
                "orders/cancelled",
                "orders/fulfilled",
                "orders/partially_fulfilled"
            })
    void every_topic_with_the_order_in_it_gives_the_same_order_as_the_peek_named(String topic) {
        Body body = body("orders-updated--2024-04.json");

        assertThat(stateOf(topic, body).subject())
                .isEqualTo(ShopifyFixture.change(topic, body).subject());
    }

    @Test
    void a_deleted_order_is_gone_and_a_list_of_edits_is_not_the_order() {
        OrderNews deleted = translator().translate(envelope("orders/delete", body("orders-delete--2026-04.json")));
        OrderNews edited = translator().translate(envelope("orders/edited", body("orders-edited--2026-04.json")));
        OrderNews risk = translator()
                .translate(envelope(
                        "orders/risk_assessment_changed", body("orders-risk_assessment_changed--2026-04.json")));

        assertThat(deleted).isEqualTo(new OrderNews.Gone("order shop-fr:820982911946154508 was deleted in the shop"));
        assertThat(edited).isInstanceOfSatisfying(OrderNews.NotInBody.class, news -> assertThat(news.why())
                .contains("orders/updated"));
        assertThat(risk).isInstanceOf(OrderNews.NotInBody.class);
    }

    @Test
    void a_message_that_names_no_topic_fails_with_the_header_to_look_for() {
        Failure failure = failureOf("unknown", Body.of("{}"));

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_MISSING);
        assertThat(failure.why()).contains("X-Shopify-Topic");
    }

    @ParameterizedTest
    @CsvSource({
        "id, $.id",
        "currency, $.currency",
        "line_items, $.line_items",
        "current_total_price, $.total_price",
        "updated_at, $.updated_at",
        "created_at, $.created_at"
    })
    void what_is_missing_is_named_by_its_path(String member, String path) {
        Body body = anOrder()
                .change(order -> order.remove(
                        List.of(member, member.equals("id") ? "admin_graphql_api_id" : member, member + "_set")))
                .body();

        Failure failure = failureOf("orders/create", body);

        assertThat(failure.code()).isEqualTo(FailureCode.FIELD_MISSING);
        assertThat(failure.why()).contains(path + " ");
    }

    @Test
    void wrong_values_are_named_by_their_path() {
        assertThat(failureOf(
                                "orders/create",
                                anOrder()
                                        .total("0.00")
                                        .with("updated_at", "2026-11-20 10:00")
                                        .body())
                        .why())
                .contains("$.updated_at");
        assertThat(failureOf(
                                "orders/create",
                                anOrder().total("0.00").with("currency", "USD").body())
                        .why())
                .as("amounts in another currency than the order's are never mixed in")
                .contains("$.current_total_price_set.shop_money.currency_code")
                .contains("USD");
        assertThat(failureOf("orders/create", Body.of("{\"id\": 1,")).code()).isEqualTo(FailureCode.BODY_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "paid, CONFIRMED",
        "authorized, CONFIRMED",
        "partially_refunded, CONFIRMED",
        "refunded, CONFIRMED",
        "pending, PLACED",
        "partially_paid, PLACED",
        "voided, PLACED",
        "expired, PLACED",
        "something_new, PLACED"
    })
    void the_stage_follows_the_payment(String status, OrderStage stage) {
        assertThat(anOrder()
                        .with("financial_status", status)
                        .total("0.00")
                        .translated()
                        .stage())
                .isEqualTo(stage);
    }

    @Test
    void an_unpaid_order_is_confirmed_only_if_all_its_payment_methods_are_agreed() {
        OrderJson order = anOrder()
                .with("financial_status", "pending")
                .total("0.00")
                .change(json -> json.withArray("payment_gateway_names").add("Cash on Delivery (COD)"));

        assertThat(order.translated().stage()).isEqualTo(OrderStage.PLACED);
        assertThat(order.translated(Set.of("cash on delivery (cod)")).stage()).isEqualTo(OrderStage.CONFIRMED);
        order.change(json -> json.withArray("payment_gateway_names").add("Bank Deposit"));
        assertThat(order.translated(Set.of("cash on delivery (cod)")).stage()).isEqualTo(OrderStage.PLACED);
    }

    @ParameterizedTest
    @CsvSource({"fulfilled, COMPLETE", "partial, PARTLY", "restocked, OPEN", ", OPEN"})
    void fulfilment_follows_the_shipping(String status, Fulfilment fulfilment) {
        assertThat(anOrder()
                        .with("fulfillment_status", status)
                        .total("0.00")
                        .translated()
                        .fulfilment())
                .isEqualTo(fulfilment);
    }

    @Test
    void an_order_of_nobody_shipped_nowhere_translates() {
        Order order = anOrder().line("A", "5.00", 1).total("5.00").translated();

        assertThat(order.buyer().id()).isEmpty();
        assertThat(order.billTo().isBlank()).isTrue();
        assertThat(order.shipTo().isBlank()).isTrue();
    }

    @Test
    void a_line_without_sku_and_with_properties_of_any_shape_translates() {
        Order order = anOrder()
                .line("A", "5.00", 1, line -> line.putNull("sku")
                        .putObject("properties")
                        .put("colour", "green"))
                .line("B", "5.00", 1, line -> line.put("sku", 4711)
                        .putArray("properties")
                        .add(7))
                .total("10.00")
                .translated();

        assertThat(order.lines()).extracting(OrderLine::sku).containsExactly(Optional.empty(), Optional.of("4711"));
        assertThat(order.lines().getFirst().label()).isEqualTo("Thing A");
    }

    @Test
    void no_personal_text_leaks_into_words_for_logs() {
        Order order = stateOf("orders/create", body("orders-create--2025-10.json"));

        assertThat(order + " " + order.buyer() + " " + order.billTo())
                .doesNotContain("jon@", "Steve", "Smith", "Shipping Street");
    }

    private static Order stateOf(String topic, Body body) {
        return ((OrderNews.State) translator().translate(envelope(topic, body))).order();
    }

    private static Failure failureOf(String topic, Body body) {
        return catchThrowableOfType(FailureException.class, () -> translator().translate(envelope(topic, body)))
                .failure();
    }

    @Test
    void the_order_belongs_to_the_shop_that_sent_it() {
        assertThat(anOrder().total("0.00").translated().subject().system()).isEqualTo(SHOP);
    }
}
