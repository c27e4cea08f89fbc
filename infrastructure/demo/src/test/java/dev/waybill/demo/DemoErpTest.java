package dev.waybill.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Faults;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.TaxRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoErpTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private DemoErp erp = DemoErp.start(DemoErp.Options.inMemory("k"), CLOCK);

    @BeforeEach
    void fill() throws Exception {
        erp.books().putItem(new Item("MUG", "A mug", false));
        erp.books().putTax(new TaxRate("VAT19", new BigDecimal("19")));
        assertThat(call("PUT", "/api/parties", party()).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        erp.close();
        client.close();
    }

    @Test
    void it_computes_its_own_totals_from_four_digit_prices() throws Exception {
        JsonNode order = json(call("POST", "/api/orders", order("shop:1", "7", "0.3329")));

        assertThat(order.get("net").asText()).isEqualTo("2.33");
        assertThat(order.get("tax").asText()).isEqualTo("0.44");
        assertThat(order.get("total").asText()).isEqualTo("2.77");
    }

    @Test
    void a_reference_is_taken_once() throws Exception {
        call("POST", "/api/orders", order("shop:1", "1", "10"));

        HttpResponse<String> again = call("POST", "/api/orders", order("shop:1", "1", "10"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).get("code").asText()).isEqualTo("REFERENCE_TAKEN");
        assertThat(erp.books().snapshot().orders()).hasSize(1);
    }

    @Test
    void a_draft_can_be_revised_by_whoever_read_it_last() throws Exception {
        call("POST", "/api/orders", order("shop:1", "1", "10"));

        assertThat(revise("1", order("shop:1", "2", "10")).statusCode()).isEqualTo(200);
        assertThat(revise("1", order("shop:1", "3", "10")).statusCode()).isEqualTo(412);
        call("POST", "/api/orders/SO00001/confirm", "");
        assertThat(revise("3", order("shop:1", "3", "10")).statusCode()).isEqualTo(422);
    }

    @Test
    void an_order_is_cancelled_until_the_warehouse_begins() throws Exception {
        call("POST", "/api/orders", order("shop:1", "1", "10"));
        call("POST", "/api/orders", order("shop:2", "1", "10"));
        call("POST", "/api/orders/SO00002/confirm", "");
        call("POST", "/api/orders/SO00002/proceed", "");

        assertThat(call("POST", "/api/orders/SO00001/cancel", "").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/api/orders/SO00001/cancel", "").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/api/orders/SO00002/cancel", "").statusCode()).isEqualTo(422);
    }

    @Test
    void it_names_what_it_does_not_know() throws Exception {
        HttpResponse<String> no =
                call("POST", "/api/orders", order("shop:1", "1", "10").replace("MUG", "CUP"));

        assertThat(no.statusCode()).isEqualTo(422);
        assertThat(no.body()).contains("ITEM_UNKNOWN", "Item CUP does not exist");
        assertThat(call("GET", "/api/nothing", "").statusCode()).isEqualTo(404);
        assertThat(call("POST", "/api/orders", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void each_fault_does_what_its_name_says() throws Exception {
        erp.suffer(Fault.DOWN, 1, Duration.ZERO);
        assertThat(call("GET", "/api/taxes", "").statusCode()).isEqualTo(503);
        erp.suffer(Fault.BUSY, 1, Duration.ofSeconds(7));
        assertThat(call("GET", "/api/taxes", "").headers().firstValue("Retry-After"))
                .contains("7");
        erp.suffer(Fault.DONE_BUT_500, 1, Duration.ZERO);
        assertThat(call("GET", "/api/taxes", "").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/api/orders", order("shop:1", "1", "10")).statusCode())
                .isEqualTo(500);
        erp.suffer(Fault.WRONG_TOTALS, 1, Duration.ZERO);
        assertThat(call("POST", "/api/orders", order("shop:2", "1", "10")).body())
                .contains("\"total\":\"12.90\"");
        erp.suffer(Fault.GARBAGE, 1, Duration.ZERO);
        assertThat(call("GET", "/api/taxes", "").body()).startsWith("<html>");
        assertThat(call("GET", "/api/orders?reference=shop:1", "").body()).contains("SO00001");
    }

    @Test
    void it_refuses_connections_and_comes_back_at_the_same_address() throws Exception {
        erp.suffer(Fault.REFUSE);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> call("GET", "/api/taxes", ""));

        HttpRequest heal = HttpRequest.newBuilder(erp.panel().resolve("/fault"))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"fault\":\"none\",\"times\":0,\"seconds\":0}"))
                .build();
        assertThat(client.send(heal, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);

        assertThat(call("GET", "/api/taxes", "").statusCode()).isEqualTo(200);
    }

    @Test
    void books_in_a_file_outlive_the_erp(@TempDir Path folder) throws Exception {
        DemoErp.Options kept = new DemoErp.Options(0, 0, Optional.of(folder.resolve("erp.json")), "k");
        erp.close();
        erp = DemoErp.start(kept, CLOCK);
        fill();
        call("POST", "/api/orders", order("shop:1", "7", "0.3329"));
        erp.close();

        erp = DemoErp.start(kept, CLOCK);

        assertThat(call("GET", "/api/orders?reference=shop:1", "").body()).contains("SO00001", "\"2.77\"");
    }

    @Test
    void told_so_it_takes_a_reference_twice() throws Exception {
        erp.close();
        erp = DemoErp.start(new DemoErp.Options(0, 0, Optional.empty(), "k", Books.Rule.REFERENCE_MAY_REPEAT), CLOCK);
        fill();
        call("POST", "/api/orders", order("shop:1", "1", "10"));

        assertThat(call("POST", "/api/orders", order("shop:1", "1", "10")).statusCode())
                .isEqualTo(201);
        assertThat(erp.books().orders()).isEqualTo(2);
    }

    @Test
    void trouble_by_chance_strikes_as_often_as_told_and_the_same_with_the_same_seed() throws Exception {
        Faults.Chances half = new Faults.Chances(0.2, 0.2, 0.1);

        erp.suffer(half, 7);
        List<Integer> first = answers();
        erp.suffer(half, 7);

        assertThat(answers()).isEqualTo(first);
        assertThat(first).contains(503, 500, 201);
        assertThat(erp.books().orders())
                .as("done, though some were answered 500")
                .isGreaterThan(
                        2 * (int) first.stream().filter(status -> status == 201).count());
    }

    private List<Integer> answers() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            answers.add(call("POST", "/api/orders", order("shop:" + erp.books().orders(), "1", "10"))
                    .statusCode());
        }
        return answers;
    }

    @Test
    void without_its_key_it_says_nothing() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(erp.address().resolve("/api/taxes"))
                .header("Authorization", "Bearer wrong")
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void its_page_can_be_looked_at() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(erp.panel()).build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .contains("Demo ERP", "color-scheme: light dark");
    }

    private HttpResponse<String> revise(String revision, String body) throws IOException, InterruptedException {
        return client.send(
                request("PUT", erp.address().resolve("/api/orders/SO00001"), body)
                        .header("If-Match", revision)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                request(method, erp.address().resolve(path), body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String method, URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer k")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static String party() {
        return """
                {"reference":"p","name":"A buyer","company":"","email":"","phone":"","taxId":""}""";
    }

    private static String order(String reference, String quantity, String price) {
        String place =
                "{\"name\":\"\",\"company\":\"\",\"street\":[],\"postalCode\":\"\",\"city\":\"\",\"region\":\"\",\"country\":\"DE\",\"phone\":\"\"}";
        return """
                {"reference":"%s","orderedAt":"2026-11-23T08:00:00Z","party":"p","billTo":%s,"shipTo":%s,"currency":"EUR","note":"",
                 "lines":[{"sku":"MUG","description":"A mug","quantity":"%s","unitPrice":"%s","taxes":["VAT19"]}]}""".formatted(reference, place, place, quantity, price);
    }
}
