package dev.waybill.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.demo.shop.Counter;
import dev.waybill.demo.shop.Product;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoShopTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final LoopbackServer door = LoopbackServer.start(0, 1024 * 1024, call -> {
        calls.add(call);
        return Reply.json(200, "{\"status\":\"accepted\"}");
    });
    private final DemoShopRest rest = DemoShopRest.start(
            0, system -> system.equals("shop-es") ? Optional.of("ck_1:cs_2") : Optional.empty(), CLOCK);
    private final DemoShop shop = DemoShop.start(
            0,
            List.of(
                    new Counter("shop-es", Product.WOOCOMMERCE, "", door.address(), () -> "s3cret"),
                    new Counter("shop-fr", Product.SHOPIFY, "example.myshopify.com", door.address(), () -> "s3cret")),
            rest.books(),
            CLOCK);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        shop.close();
        rest.close();
        door.close();
        client.close();
    }

    @Test
    void an_order_is_sent_signed_as_its_product_signs() throws Exception {
        press("place", "shop-es", "");
        press("place", "shop-fr", "");

        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().header("x-wc-webhook-signature")).contains(signature(calls.getFirst()));
        assertThat(calls.getLast().header("x-shopify-hmac-sha256")).contains(signature(calls.getLast()));
        assertThat(calls.getLast().header("x-shopify-shop-domain")).contains("example.myshopify.com");
    }

    @Test
    void two_orders_are_two_and_one_sent_again_is_the_same() throws Exception {
        String page = press("place", "shop-es", "") + press("place", "shop-es", "");

        press("again", "shop-es", "1795424400");

        assertThat(page).contains("1795424400", "1795424401");
        assertThat(calls.get(2).body()).isEqualTo(calls.get(0).body());
    }

    @Test
    void an_order_is_called_off_and_a_forged_one_fits_no_signature() throws Exception {
        press("place", "shop-es", "");

        press("cancel", "shop-es", "1795424400");
        press("forge", "shop-es", "1795424400");

        assertThat(calls.get(1).text()).contains("\"status\":\"cancelled\"");
        assertThat(calls.get(1).header("x-wc-webhook-topic")).contains("order.updated");
        assertThat(calls.get(2).header("x-wc-webhook-signature").orElse("")).isNotEqualTo(signature(calls.get(2)));
    }

    @Test
    void one_woman_registers_in_both_shops_and_once_more_with_a_typing_error() throws Exception {
        press("register", "shop-es", "");
        press("register", "shop-fr", "");
        String page = press("register-mistyped", "shop-es", "");

        assertThat(calls.get(0).header("x-wc-webhook-topic")).contains("customer.created");
        assertThat(calls.get(0).text()).contains("\"email\":\"anna@example.test\"");
        assertThat(calls.get(1).header("x-shopify-topic")).contains("customers/create");
        assertThat(calls.get(1).text()).contains("\"email\":\"anna@example.test\"");
        assertThat(calls.get(2).text()).contains("\"email\":\"ana@example.test\"");
        assertThat(calls.get(2).header("x-wc-webhook-signature")).contains(signature(calls.get(2)));
        assertThat(page).contains("registered, with a typing error").contains("\"orders\":[]");
    }

    @Test
    void its_page_can_be_looked_at() throws Exception {
        HttpResponse<String> page =
                client.send(HttpRequest.newBuilder(shop.page()).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(page.body()).contains("Demo shops", "color-scheme: light dark");
    }

    @Test
    void an_order_can_be_asked_for_and_is_as_its_webhook_said() throws Exception {
        press("place", "shop-es", "");
        press("cancel", "shop-es", "1795424400");

        assertThat(ask("shop-es", "orders/1795424400", "ck_1:cs_2").body())
                .isEqualTo(calls.getLast().text())
                .contains("\"status\":\"cancelled\"");
        assertThat(ask("shop-es", "orders/7", "ck_1:cs_2").statusCode()).isEqualTo(404);
    }

    @Test
    void an_order_whose_webhook_was_lost_is_listed() throws Exception {
        press("place", "shop-es", "");
        press("place-unheard", "shop-es", "");

        HttpResponse<String> all = ask("shop-es", "orders?modified_after=2026-11-23T08:59:59", "ck_1:cs_2");
        HttpResponse<String> second = ask("shop-es", "orders?modified_after=2026-11-23T08:59:59&offset=1", "ck_1:cs_2");

        assertThat(calls).hasSize(1);
        assertThat(all.body())
                .startsWith("[{")
                .contains("1795424400", "1795424401")
                .endsWith("}]");
        assertThat(all.headers().firstValue("X-WP-Total")).contains("2");
        assertThat(second.body()).contains("1795424401").doesNotContain("\"id\":1795424400");
        assertThat(ask("shop-es", "orders?modified_after=2026-11-23T09:00:00", "ck_1:cs_2")
                        .body())
                .isEqualTo("[]");
        assertThat(ask("shop-es", "orders?status=trash", "ck_1:cs_2").body()).isEqualTo("[]");
        assertThat(ask("shop-es", "orders?per_page=101", "ck_1:cs_2").statusCode())
                .isEqualTo(400);
        assertThat(ask("shop-es", "orders?modified_after=soon", "ck_1:cs_2").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_number_is_read_by_sku_set_in_bulk_and_told_by_a_webhook() throws Exception {
        rest.books().offer("shop-es", "MUG", "A mug", 19);

        assertThat(ask("shop-es", "products?sku=MUG,CUP&page=1", "ck_1:cs_2").body())
                .contains("\"sku\":\"MUG\"", "\"stock_quantity\":19", "\"manage_stock\":true");
        HttpResponse<String> answer = tell(
                "shop-es",
                "products/batch",
                "{\"update\":[{\"id\":101,\"stock_quantity\":7},{\"id\":7,\"stock_quantity\":7}]}");

        assertThat(answer.body()).contains("\"stock_quantity\":7", "woocommerce_rest_product_invalid_id");
        assertThat(rest.books().stock("shop-es", "MUG")).contains(7);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.header("x-wc-webhook-topic")).contains("product.updated");
            assertThat(call.header("x-wc-webhook-signature")).contains(signature(call));
        });
    }

    @Test
    void a_sold_piece_leaves_the_shelf_once_and_comes_back_when_the_order_is_called_off() throws Exception {
        rest.books().offer("shop-es", "TS-BLUE", "T-shirt", 19);

        press("place", "shop-es", "");
        press("again", "shop-es", "1795424400");
        assertThat(rest.books().stock("shop-es", "TS-BLUE")).contains(17);
        press("cancel", "shop-es", "1795424400");

        assertThat(rest.books().stock("shop-es", "TS-BLUE")).contains(19);
    }

    @Test
    void an_order_takes_notes_status_and_meta_data_and_says_so() throws Exception {
        press("place", "shop-es", "");
        assertThat(tell("shop-es", "orders/1795424400/notes", "{\"note\":\"Shipped\",\"customer_note\":true}")
                        .statusCode())
                .isEqualTo(201);
        String update = "{\"status\":\"completed\",\"meta_data\":[{\"key\":\"_k\",\"value\":\"v\"}]}";
        tell("shop-es", "orders/1795424400", update.replace("\"v\"", "\"u\""));
        tell("shop-es", "orders/1795424400", update);

        assertThat(ask("shop-es", "orders/1795424400", "ck_1:cs_2").body())
                .contains("\"status\":\"completed\"", "\"key\":\"_k\",\"value\":\"v\"")
                .doesNotContain("\"value\":\"u\"");
        assertThat(ask("shop-es", "orders/1795424400/notes", "ck_1:cs_2").body())
                .isEqualTo("[{\"note\":\"Shipped\",\"customer_note\":true}]");
        assertThat(calls.getLast().header("x-wc-webhook-topic")).contains("order.updated");
        assertThat(tell("shop-es", "orders/7", "{}").statusCode()).isEqualTo(404);
        assertThat(tell("shop-es", "orders/7/notes", "{}").statusCode()).isEqualTo(404);
        assertThat(tell("shop-es", "orders/1795424400", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void people_type_numbers_and_refund_on_the_page() throws Exception {
        rest.books().offer("shop-es", "MUG", "A mug", 19);
        press("place", "shop-es", "");

        press("type&number=99", "shop-es", "MUG");
        String page = press("refund&number=5.00", "shop-es", "1795424400");

        assertThat(page).contains("\"stock\":99", "\"refunds\":[\"-5.00\"]", "\"status\":\"processing\"");
        assertThat(calls.getLast().text()).contains("\"total\":\"-5.00\"");
    }

    @Test
    void it_says_that_it_sends_the_webhooks_that_orders_need() throws Exception {
        assertThat(ask("shop-es", "webhooks?page=1", "ck_1:cs_2").body())
                .contains("order.restored", "\"status\":\"active\"", "/webhooks/shop-es");
        assertThat(ask("shop-es", "webhooks", "ck_1:guess").statusCode()).isEqualTo(401);
        assertThat(ask("shop-es", "webhooks/1", "ck_1:cs_2").statusCode()).isEqualTo(404);
    }

    @Test
    void nobody_is_told_orders_without_the_key() throws Exception {
        assertThat(ask("shop-es", "orders", "ck_1:guess").statusCode()).isEqualTo(401);
        assertThat(ask("shop-fr", "orders", "ck_1:cs_2").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> ask(String system, String what, String key) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(rest.address(system) + "/wp-json/wc/v3/" + what))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> tell(String system, String what, String json) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(rest.address(system) + "/wp-json/wc/v3/" + what))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString("ck_1:cs_2".getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String press(String what, String system, String order) throws Exception {
        URI address = shop.page().resolve("/do?what=" + what + "&shop=" + system + "&order=" + order);
        return client.send(
                        HttpRequest.newBuilder(address)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String signature(Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(call.body().bytes()));
    }
}
