package dev.waybill.peers;

import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A delivery of a real WooCommerce, recorded byte for byte. Can be re-told about an order and a customer with other names, so that
 * one server serves many runs; signed anew then, since its bytes change.
 */
public record RecordedDelivery(Map<String, String> headers, String body) {
    public static final String SECRET = "the-webhook-secret-of-this-test";

    /** All recorded deliveries about orders, in the order they arrived. */
    public static List<RecordedDelivery> orders() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.sorted()
                    .filter(file -> file.getFileName().toString().contains("-order."))
                    .map(RecordedDelivery::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/connectors/woocommerce/src/test/resources/woocommerce/recorded"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no recorded deliveries above this folder"));
    }

    private static RecordedDelivery read(Path file) {
        try {
            String[] parts = Files.readString(file, StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            Map<String, String> headers = new HashMap<>();
            parts[0].lines().skip(1).forEach(line -> {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            });
            return new RecordedDelivery(headers, parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The order's id as recorded. */
    public String order() {
        return body.replaceFirst("(?s)^\\{\"id\":(\\d+),.*$", "$1");
    }

    /** The same, as if it had happened in another run: other order ids, other customers. */
    public RecordedDelivery retold(int run) {
        String id = order();
        String told = body.replaceFirst("\"id\":" + id, "\"id\":" + idIn(run, id))
                .replaceFirst("\"number\":\"" + id + "\"", "\"number\":\"" + idIn(run, id) + "\"")
                .replaceFirst("\"customer_id\":2,", "\"customer_id\":" + idIn(run, "2") + ",")
                .replace("@example.test", "@run" + run + ".example.test");
        return new RecordedDelivery(headers, told);
    }

    /** The id of a recorded order as {@link #retold} in a run. */
    public static String idIn(int run, String id) {
        return run == 0 ? id : run + "000" + id;
    }

    public RawWebhook asWebhook(Instant at) {
        Map<String, String> signed = new HashMap<>(headers);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] signature = Signatures.hmac(SECRET.getBytes(StandardCharsets.UTF_8), bytes);
        signed.put("x-wc-webhook-signature", Base64.getEncoder().encodeToString(signature));
        return new RawWebhook(new SystemId("shop-es"), signed, Body.of(bytes), at);
    }
}
