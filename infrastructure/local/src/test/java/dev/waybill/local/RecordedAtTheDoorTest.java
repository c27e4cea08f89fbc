package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every delivery recorded on a real WooCommerce, with the bytes and the signature it came with, through the HTTP door. The recording
 * shop had one secret per topic, so here each topic is a system of its own.
 */
class RecordedAtTheDoorTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path RECORDED =
            ROOT.resolve("shared/connectors/woocommerce/src/test/resources/woocommerce/recorded");
    private static final List<String> TOPICS =
            List.of("customer.created", "customer.updated", "order.created", "order.updated", "product.updated");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    private record Recorded(String name, Map<String, String> headers, Body body) {
        static Recorded read(Path file) {
            try {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                int end = text.indexOf("\r\n\r\n");
                Map<String, String> headers = new HashMap<>();
                text.substring(0, end).lines().skip(1).forEach(line -> {
                    int colon = line.indexOf(':');
                    headers.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                });
                headers.keySet().removeAll(List.of("Host", "Connection", "Content-Length"));
                byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
                return new Recorded(file.getFileName().toString(), headers, Body.of(body));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        Optional<String> topic() {
            return Optional.ofNullable(headers.get("X-WC-Webhook-Topic"));
        }

        byte[] flipped() {
            byte[] flipped = body.bytes();
            flipped[flipped.length / 2] ^= 1;
            return flipped;
        }
    }

    @Test
    void every_recorded_delivery_is_believed_and_none_with_a_byte_flipped() throws Exception {
        try (LocalRun run = LocalRun.start(options(), Clock.systemUTC())) {
            int believed = 0;
            for (Recorded delivery : recorded()) {
                URI address = run.webhooks(system(delivery.topic().orElse("order.created")));

                assertThat(post(address, delivery.headers(), delivery.body().bytes()))
                        .as(delivery.name())
                        .isEqualTo(200);
                if (delivery.topic().isPresent()) {
                    believed++;
                    assertThat(post(address, delivery.headers(), delivery.flipped()))
                            .as(delivery.name() + " with a byte flipped")
                            .isEqualTo(401);
                }
            }
            assertThat(believed).isEqualTo(32);
        }
    }

    private static List<Recorded> recorded() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.filter(file -> file.toString().endsWith(".http"))
                    .sorted()
                    .map(Recorded::read)
                    .toList();
        }
    }

    private int post(URI address, Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String system(String topic) {
        return "shop-" + topic.replace('.', '-');
    }

    private LocalOptions options() throws IOException {
        StringBuilder systems = new StringBuilder("systems:\n");
        StringBuilder secrets = new StringBuilder("{");
        for (String topic : TOPICS) {
            systems.append("  %s: { connector: woocommerce, url: \"https://shop.example\", secrets: /t/%s }%n"
                    .formatted(system(topic), system(topic)));
            secrets.append(secrets.length() == 1 ? "" : ",")
                    .append("\"/t/%s\":{\"webhook-secret\":\"spike-secret-%s\"}".formatted(system(topic), topic));
        }
        systems.append("  erp: { connector: demo-erp, url: \"http://localhost:8090\", secrets: /t/erp }\n")
                .append("ownership:\n")
                .append("  - { data: order, owner: shop-*, created-in: shop-*,")
                .append(" updates: on-change, on-conflict: owner-wins }\n")
                .append("routes:\n  - { flow: orders-to-erp, from: shop-*, to: erp }\n");
        Path configuration = Files.writeString(folder.resolve("waybill.yaml"), systems);
        Path secretsFile = Files.writeString(folder.resolve("secrets.json"), secrets.append('}'));
        LocalOptions plain = LocalOptions.inMemory(ROOT);
        return new LocalOptions(
                plain.root(),
                plain.data(),
                Optional.of(secretsFile),
                Optional.of(configuration),
                plain.ports(),
                plain.patience(),
                plain.elsewhere(),
                plain.announce());
    }
}
