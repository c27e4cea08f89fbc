package dev.waybill.local;

import static dev.waybill.local.AwaitedLines.ended;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Samples;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page Today counts is what the ledger says: the template's metric filters, on what the functions really print. */
class FlowCountsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwaitedLines lines = new AwaitedLines();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private int asked;

    @Test
    void orders_that_were_delivered_held_failed_sent_again_or_came_twice_are_counted_as_the_ledger_has_them(
            @TempDir Path folder) throws Exception {
        LocalOptions options = LocalOptions.inMemory(ROOT).keeping(folder).withPatience(Duration.ofSeconds(1));
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC());
                Sender shop = new Sender()) {
            lines.of(run.log());
            run.stock(List.of(SampleOrders.wooCommerce(1, Instant.now())));

            Delivery first = SampleOrders.wooCommerce(7001, begun.minusSeconds(60));
            send(run, shop, first, "DELIVERED");
            shop.send(first.signed(secret(run)), run.webhooks(SHOP.value()));
            send(run, shop, touched(first, begun), "SKIPPED");
            send(run, shop, SampleOrders.withItem(SampleOrders.wooCommerce(7002, begun), "NO-SUCH-ITEM"), "HELD");
            run.erp().orElseThrow().suffer(Fault.STUBBORN);
            send(run, shop, SampleOrders.wooCommerce(7003, begun), "FAILED");
            run.erp().orElseThrow().heal();
            redrive(run);
            lines.next(ended("DELIVERED"));
            run.erp().orElseThrow().suffer(Fault.DOWN);
            send(run, shop, SampleOrders.wooCommerce(7004, begun), "WAITING");
            run.erp().orElseThrow().heal();
            lines.next(ended("DELIVERED"));

            assertThat(counts(run, "orders-to-erp"))
                    .isEqualTo(Map.of(
                            "received", 5, "sent_again", 1, "delivered", 3, "skipped", 1, "held", 1, "failed", 1));
            assertThat(endings(run))
                    .isEqualTo(Map.of(Ending.DELIVERED, 3, Ending.SKIPPED, 1, Ending.HELD, 1, Ending.FAILED, 1));

            Map<String, Integer> stock = counts(run, "stock-to-shops");
            while (in(stock) == 0 || in(stock) != out(stock)) {
                lines.next(AwaitedLines.flow("stock-to-shops"));
                stock = counts(run, "stock-to-shops");
            }
            assertThat(stock).hasEntrySatisfying("delivered", delivered -> assertThat(delivered)
                    .isPositive());
        }
    }

    /** The same order, saved again without a change. */
    private static Delivery touched(Delivery order, Instant at) {
        String time = at.toString().replace("Z", "");
        return Samples.changed(order, saved -> saved.put("date_modified", time).put("date_modified_gmt", time))
                .withHeader("X-WC-Webhook-Topic", "order.updated")
                .withHeader("X-WC-Webhook-Event", "updated");
    }

    private static int in(Map<String, Integer> counts) {
        return Stream.of("received", "sent_again").mapToInt(counts::get).sum();
    }

    private static int out(Map<String, Integer> counts) {
        return Stream.of("delivered", "skipped", "held", "failed")
                .mapToInt(counts::get)
                .sum();
    }

    private void send(LocalRun run, Sender shop, Delivery delivery, String outcome) throws InterruptedException {
        assertThat(shop.send(delivery.signed(secret(run)), run.webhooks(SHOP.value()))
                        .status())
                .isEqualTo(200);
        lines.next(ended(outcome));
    }

    private static String secret(LocalRun run) {
        return run.secret(run.landscape().system(SHOP).orElseThrow(), "webhook-secret")
                .orElseThrow();
    }

    /** How the ledger's history of these orders ends, try by try; what waited is no end. */
    private static Map<Ending, Integer> endings(LocalRun run) {
        return Stream.of("7001", "7002", "7003", "7004")
                .map(id -> SubjectRef.parse("order#shop-es#" + id))
                .flatMap(order -> run.ledger().history(order).operations().stream())
                .filter(operation -> operation.flow().equals("orders-to-erp"))
                .map(Operation::ending)
                .filter(Predicate.not(Ending.WAITING::equals))
                .collect(Collectors.toMap(ending -> ending, ending -> 1, Integer::sum));
    }

    /** Asked with another beginning each time, as an answer is told again for a while. */
    private Map<String, Integer> counts(LocalRun run, String flow) throws Exception {
        Instant from = begun.minus(Duration.ofHours(1)).minusSeconds(asked++);
        JsonNode items = ask(run, HttpRequest.newBuilder(run.door().resolve("/v1/flows?from=" + from)))
                .path("items");
        for (JsonNode item : items) {
            if (item.path("flow").asText().equals(flow)) {
                return item.properties().stream()
                        .filter(count -> count.getValue().isInt())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, count -> count.getValue().asInt()));
            }
        }
        throw new AssertionError("no counts of " + flow + " in " + items);
    }

    private void redrive(LocalRun run) throws Exception {
        JsonNode failed = ask(run, HttpRequest.newBuilder(run.door().resolve("/v1/failures?state=failed")));
        String body = "{\"selection\":{\"of\":\"operation\",\"id\":\""
                + failed.at("/items/0/opened_by").asText() + "\"},\"why\":\"the ERP was told\"}";
        ask(
                run,
                HttpRequest.newBuilder(run.door().resolve("/v1/redrives"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "7c1e3f52-0001")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode ask(LocalRun run, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(
                request.header("Authorization", "Bearer " + run.operatorToken()).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
