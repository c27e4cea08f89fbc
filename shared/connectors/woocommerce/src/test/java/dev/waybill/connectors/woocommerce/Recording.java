package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A delivery of a real shop, byte for byte. */
record Recording(String file, RawWebhook webhook) {
    private static final Path FOLDER = Path.of("src/test/resources/woocommerce/recorded");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Every recording, the ping included, in the order of arrival. */
    static List<Recording> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".http"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Recording> signed() {
        return all().stream().filter(Recording::isSigned).toList();
    }

    static Recording named(String start) {
        return all().stream()
                .filter(recording -> recording.file.startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    String topic() {
        return webhook.header("x-wc-webhook-topic").orElse("");
    }

    boolean isSigned() {
        return webhook.header("x-wc-webhook-signature").isPresent();
    }

    /** What the shop was given as this topic's secret. */
    String secret() {
        return "spike-secret-" + topic();
    }

    RawWebhook withBody(byte[] bytes) {
        return new RawWebhook(webhook.system(), webhook.headers(), Body.of(bytes), webhook.receivedAt());
    }

    RawWebhook withHeader(String name, String value) {
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.put(name, value);
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }

    @Override
    public String toString() {
        return file;
    }

    private static Recording read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = blankLine(bytes);
            Map<String, String> headers = new HashMap<>();
            new String(bytes, 0, end, StandardCharsets.US_ASCII)
                    .lines()
                    .skip(1)
                    .forEach(line -> headers.put(
                            line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                            line.substring(line.indexOf(':') + 1).strip()));
            byte[] body = Arrays.copyOfRange(bytes, end + BLANK_LINE.length, bytes.length);
            return new Recording(
                    String.valueOf(file.getFileName()), new RawWebhook(Shop.ID, headers, Body.of(body), Shop.NOW));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int blankLine(byte[] bytes) {
        for (int i = 0; i + BLANK_LINE.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + BLANK_LINE.length, BLANK_LINE, 0, BLANK_LINE.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no blank line between headers and body");
    }
}
