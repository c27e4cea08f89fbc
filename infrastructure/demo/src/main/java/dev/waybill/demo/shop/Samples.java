package dev.waybill.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Webhooks that a real shop sent or that a vendor published; not signed yet. Origins: {@code ORIGIN.md} beside them. */
public final class Samples {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    /** Belong to the connection on which it was recorded, or to the signature that is made anew. */
    private static final Set<String> NOT_RESENT =
            Set.of("host", "connection", "content-length", "accept-encoding", "x-wc-webhook-signature");

    private Samples() {}

    /** A delivery recorded at a real WooCommerce shop: {@code 013-order.created-order-guest}. */
    public static Delivery recorded(String name) {
        String text = new String(resource("recorded/" + name + ".http"), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        Map<String, String> headers = new HashMap<>();
        Arrays.stream(text.substring(0, end).split("\r\n"))
                .skip(1)
                .map(line -> line.split(": ", 2))
                .filter(line -> !NOT_RESENT.contains(line[0].toLowerCase(Locale.ROOT)))
                .forEach(line -> headers.put(line[0], line[1]));
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new Delivery(
                Product.WOOCOMMERCE, headers.getOrDefault("X-WC-Webhook-Topic", "ping"), headers, Body.of(body));
    }

    /** A published WooCommerce order, as the webhook that would carry it. */
    public static Delivery wooCommerce(String published, String topic) {
        return wooCommerceWebhook(topic, Body.of(resource("published/" + published)));
    }

    /** What a WooCommerce shop sends about one of its objects. */
    static Delivery wooCommerceWebhook(String topic, Body body) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "X-WC-Webhook-Topic",
                topic,
                "X-WC-Webhook-Resource",
                topic.substring(0, topic.indexOf('.')),
                "X-WC-Webhook-ID",
                "9",
                "X-WC-Webhook-Delivery-ID",
                UUID.randomUUID().toString());
        return new Delivery(Product.WOOCOMMERCE, topic, headers, body);
    }

    /**
     * A published Shopify object, as the webhook that would carry it.
     *
     * @param shop the shop's domain, which Shopify names in each webhook
     */
    public static Delivery shopify(String published, String topic, String shop) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Topic",
                topic,
                "X-Shopify-Shop-Domain",
                shop,
                "X-Shopify-API-Version",
                "2025-10",
                "X-Shopify-Webhook-Id",
                UUID.randomUUID().toString());
        return new Delivery(Product.SHOPIFY, topic, headers, Body.of(resource("published/" + published)));
    }

    /** The same webhook about something a little different: its JSON is changed, its signature is not. */
    public static Delivery changed(Delivery delivery, Consumer<ObjectNode> change) {
        ObjectNode body = json(delivery);
        change.accept(body);
        return delivery.withBody(Body.of(body.toString()));
    }

    /** The member alone: what a REST answer wraps is what a webhook carries. */
    public static Delivery unwrapped(Delivery delivery, String member) {
        return delivery.withBody(Body.of(json(delivery).path(member).toString()));
    }

    public static ObjectNode json(Delivery delivery) {
        return json(delivery.body(), delivery.topic());
    }

    static ObjectNode json(Body text, String what) {
        try {
            JsonNode body = JSON.readTree(text.bytes());
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("the body of this " + what + " is no JSON object");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body of this " + what + " is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Samples.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sample " + name, e);
        }
    }
}
