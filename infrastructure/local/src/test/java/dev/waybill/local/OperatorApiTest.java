package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.TaxRate;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator API from end to end: the template's authorizer, real tables, and redrive-failures behind it. */
class OperatorApiTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinkedBlockingQueue<JsonNode> log = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void what_failed_is_found_redriven_and_seen_to_be_delivered(@TempDir Path folder) throws Exception {
        LocalOptions options = LocalOptions.inMemory(ROOT).keeping(folder).withPatience(Duration.ofSeconds(1));
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC());
                Sender shop = new Sender()) {
            run.log().listen(log::add);
            DemoErp erp = filled(run);
            erp.suffer(Fault.STUBBORN);
            String secret = run.secret(run.landscape().system(SHOP).orElseThrow(), "webhook-secret")
                    .orElseThrow();
            shop.send(SampleOrders.wooCommerce(7001, Instant.now()).signed(secret), run.webhooks("shop-es"));
            next("FAILED");
            erp.heal();

            assertThat(send(run, "/v1/failures", "", "").statusCode()).isEqualTo(401);
            JsonNode failures = json(send(run, "/v1/failures", run.operatorToken(), ""));
            String operation = failures.at("/items/0/opened_by").asText();
            JsonNode redriven = json(send(
                    run,
                    "/v1/redrives",
                    run.operatorToken(),
                    "{\"selection\":{\"of\":\"operation\",\"id\":\"" + operation
                            + "\"},\"why\":\"the ERP was told\"}"));

            assertThat(redriven.at("/lines/0/queued").asBoolean()).isTrue();
            next("DELIVERED");
            JsonNode trace = json(send(run, "/v1/traces?q=7001", run.operatorToken(), ""));
            assertThat(trace.at("/items/0/targets/0/state").asText()).isEqualTo("DELIVERED");
            assertThat(trace.at("/items/0/interventions/0/why").asText()).isEqualTo("the ERP was told");
            assertThat(erp.books().orders()).isEqualTo(1);
        }
    }

    private void next(String outcome) throws InterruptedException {
        while (true) {
            JsonNode line = log.poll(60, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no delivery ended " + outcome);
            }
            boolean order = line.path("flow").asText().equals("orders-to-erp");
            if (order && line.path("outcome").asText().equals(outcome)) {
                return;
            }
        }
    }

    private HttpResponse<String> send(LocalRun run, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(run.door().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "7c1e3f52-0001");
        return client.send(
                (body.isEmpty() ? request : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static DemoErp filled(LocalRun run) {
        DemoErp erp = run.erp().orElseThrow();
        erp.books().putItem(new Item("TS-BLUE", "Blue", false));
        erp.books().putItem(new Item("SHIPPING", "Shipping", true));
        erp.books().putTax(new TaxRate("VAT19", new BigDecimal("19")));
        return erp;
    }
}
