package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.connector.Secrets;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.MemorySecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A shop, its secrets, the published bodies, and webhooks signed as Shopify signs them. */
final class ShopifyFixture {
    static final SystemId SHOP = new SystemId("shop-fr");
    static final String DOMAIN = "example.myshopify.com";
    static final String SECRET = "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";
    static final String SECRET_BEFORE = "shpss_before";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Path PUBLISHED = Path.of("src/test/resources/shopify/published");

    private ShopifyFixture() {}

    static Secrets secrets(Map<String, String> values) {
        return new MemorySecrets(values);
    }

    static ShopifyWebhooks webhooks() {
        return new ShopifyWebhooks(
                DOMAIN, secrets(Map.of(Signatures.CURRENT, SECRET, Signatures.PREVIOUS, SECRET_BEFORE)));
    }

    static ShopifyOrderTranslator translator() {
        return new ShopifyOrderTranslator(Set.of());
    }

    /** Every published body, in the order of their names. */
    static List<Path> published() {
        try (Stream<Path> files = Files.list(PUBLISHED)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Body body(Path file) {
        try {
            return Body.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Body body(String name) {
        return body(PUBLISHED.resolve(name));
    }

    /** As a tree, decimals exact. */
    static JsonNode json(Body body) {
        try {
            return JSON.readTree(body.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Body body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    static String sign(Body body, String secret) {
        return Base64.getEncoder()
                .encodeToString(Signatures.hmac(secret.getBytes(StandardCharsets.UTF_8), body.bytes()));
    }

    static RawWebhook signed(String topic, Body body) {
        return new RawWebhook(SHOP, headers(topic, body), body, Instant.parse("2026-11-23T10:00:00Z"));
    }

    static Map<String, String> headers(String topic, Body body) {
        return Map.of(
                "x-shopify-topic", topic,
                "x-shopify-hmac-sha256", sign(body, SECRET),
                "x-shopify-shop-domain", DOMAIN,
                "x-shopify-api-version", "2026-07",
                "x-shopify-webhook-id", "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
                "x-shopify-event-id", "98880550-7158-44d4-b7cd-2c97c8a091b5",
                "x-shopify-triggered-at", "2026-11-23T09:59:58.123456789Z");
    }

    /** The same call with one header changed; an empty value takes it away. */
    static RawWebhook with(RawWebhook webhook, String header, String value) {
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.put(header, value);
        headers.values().removeIf(String::isEmpty);
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }

    static Notice.Change change(String topic, Body body) {
        return (Notice.Change) webhooks().identify(signed(topic, body));
    }

    static Envelope envelope(String topic, Body body) {
        return new Envelope(
                "orders-to-erp",
                SHOP,
                new SystemId("erp"),
                new SubjectRef(EntityKind.ORDER, SHOP, "820982911946154508"),
                topic,
                "key",
                Optional.empty(),
                Instant.parse("2026-11-23T10:00:00Z"),
                new CorrelationId("c"),
                Map.of(),
                body,
                Envelope.Redriven.NO);
    }
}
