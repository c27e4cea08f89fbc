package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Secret;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.demo.DemoShop;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's WooCommerce shop can be asked as a real one can. */
class DemoShopsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void an_order_whose_webhook_was_lost_is_found_by_asking_the_demo_shop() throws Exception {
        try (LocalRun run = LocalRun.start(LocalOptions.inMemory(ROOT), Clock.systemUTC());
                DemoShop shop = run.openShop(0);
                HttpClient visitor = HttpClient.newHttpClient()) {
            placeUnheard(shop, visitor);

            List<Changed> changed = changes(run).since(Instant.EPOCH, 0);

            assertThat(changed).hasSize(1);
            assertThat(changed.getFirst().notice().version()).isPresent();
            assertThat(changes(run).since(changed.getFirst().changedAt().plusSeconds(1), 0))
                    .isEmpty();
        }
    }

    @Test
    void an_order_whose_webhook_was_lost_arrives_in_the_erp(@TempDir Path folder) throws Exception {
        try (LocalRun run = LocalRun.start(pollingEachSecond(folder), Clock.systemUTC());
                DemoShop shop = run.openShop(0);
                HttpClient visitor = HttpClient.newHttpClient()) {
            CountDownLatch delivered = new CountDownLatch(1);
            run.log().listen(line -> {
                if (line.path("outcome").asText().equals("DELIVERED")
                        && line.path("subject").asText().startsWith("order#")) {
                    delivered.countDown();
                }
            });

            placeUnheard(shop, visitor);

            assertThat(delivered.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(run.erp().orElseThrow().books().snapshot().orders()).hasSize(1);
        }
    }

    @Test
    void with_kept_data_the_shop_is_at_the_same_address_again(@TempDir Path folder) {
        LocalOptions options = LocalOptions.inMemory(ROOT).keeping(folder);
        String first;
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC())) {
            first = shop(run).setting("url").orElseThrow();
        }
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC())) {
            assertThat(shop(run).setting("url")).contains(first);
        }
        assertThat(first).startsWith("http://127.0.0.1:").endsWith("/shop-es");
    }

    private static LocalOptions pollingEachSecond(Path folder) throws IOException {
        String usual = Files.readString(ROOT.resolve("infrastructure/config/waybill.yaml"));
        Path file = Files.writeString(
                folder.resolve("waybill.yaml"), usual.replaceFirst("(data: order,.*updates: )on-change", "$1every 1s"));
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

    private static void placeUnheard(DemoShop shop, HttpClient visitor) throws IOException, InterruptedException {
        HttpRequest order = HttpRequest.newBuilder(shop.page().resolve("/do?what=place-unheard&shop=shop-es&order="))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(visitor.send(order, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private static OrderChanges changes(LocalRun run) {
        SystemSpec shop = shop(run);
        ConnectorType type = Objects.requireNonNull(Catalogue.all().get(shop.connector()));
        return type.connect(
                        shop,
                        new ConnectorType.Surroundings(
                                name -> run.secret(shop, name).map(Secret::new),
                                new JdkHttpDoor(Duration.ofSeconds(2)),
                                Clock.systemUTC()))
                .orderChanges();
    }

    private static SystemSpec shop(LocalRun run) {
        return run.landscape().system(new SystemId("shop-es")).orElseThrow();
    }
}
