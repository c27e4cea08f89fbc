package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.DemoShop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook that never came, from end to end: the schedule's function asks the shop, and the order reaches the ERP as any other. */
class LostWebhookTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final BlockingQueue<JsonNode> log = new LinkedBlockingQueue<>();

    @Test
    void an_order_that_nobody_was_told_of_is_found_carried_once_and_not_found_again(@TempDir Path folder)
            throws Exception {
        try (LocalRun run = LocalRun.start(options(folder), Clock.systemUTC());
                DemoShop shop = run.openShop(0);
                HttpClient visitor = HttpClient.newHttpClient()) {
            run.log().listen(log::add);
            DemoErp erp = run.erp().orElseThrow();

            place(shop, visitor);

            JsonNode delivered = next(line -> line.path("message").asText().equals("delivery.attempted")
                    && line.path("flow").asText().equals("orders-to-erp"));
            assertThat(delivered.path("outcome").asText()).isEqualTo("DELIVERED");
            assertThat(delivered.path("subject").asText()).startsWith("order#shop-es#");
            assertThat(erp.books().orders()).isEqualTo(1);
            log.clear();
            // Looks that began before the delivery was recorded may queue it once more; one that began later does not.
            JsonNode after = next(line -> ofTheShop(line) && line.path("queued").asInt() == 0);
            assertThat(after.path("read").asInt())
                    .as("it is listed again, but known")
                    .isPositive();
            assertThat(erp.books().orders()).isEqualTo(1);
        }
    }

    /** The sample configuration, but the shops' orders are asked for whenever the schedule comes by. */
    private static LocalOptions options(Path folder) throws IOException {
        String yaml = Files.readString(ROOT.resolve("infrastructure/config/waybill.yaml"));
        String often = yaml.replaceFirst("(data: order,[^}]*updates:) on-change", "$1 every 1s");
        assertThat(often).isNotEqualTo(yaml);
        Path file = Files.writeString(folder.resolve("waybill.yaml"), often);
        return new LocalOptions(
                ROOT,
                Optional.empty(),
                Optional.empty(),
                Optional.of(file),
                LocalOptions.Ports.free(),
                Optional.of(Duration.ofSeconds(1)),
                LocalOptions.Elsewhere.NOTHING,
                Optional.empty());
    }

    private static void place(DemoShop shop, HttpClient visitor) throws Exception {
        HttpRequest order = HttpRequest.newBuilder(shop.page().resolve("/do?what=place-unheard&shop=shop-es&order="))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(visitor.send(order, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    private static boolean ofTheShop(JsonNode line) {
        return line.path("message").asText().equals("poll.ended")
                && line.path("system").asText().equals("shop-es");
    }

    private JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            JsonNode line = log.poll(60, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the line that was waited for did not come");
            }
            if (wanted.test(line)) {
                return line;
            }
        }
    }
}
