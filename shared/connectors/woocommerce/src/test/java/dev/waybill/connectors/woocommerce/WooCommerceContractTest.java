package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.ConnectorContract;
import dev.waybill.testkit.OrderSourceContract;
import dev.waybill.testkit.WebhooksContract;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** WooCommerce keeps what every connector keeps; with the deliveries of a real shop. */
final class WooCommerceContractTest extends ConnectorContract implements WebhooksContract, OrderSourceContract {
    @Override
    public ConnectorType type() {
        return new WooCommerceType();
    }

    @Override
    public SystemSpec system() {
        return new SystemSpec(
                Shop.ID,
                "woocommerce",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", "https://shop.example"),
                Optional.of("/waybill/shop-de"));
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of(Signatures.CURRENT, "the-secret-of-this-test");
    }

    @Override
    public List<RawWebhook> webhooks() {
        return Recording.signed().stream()
                .map(Recording::webhook)
                .map(WooCommerceContractTest::unsigned)
                .toList();
    }

    @Override
    public RawWebhook signed(RawWebhook webhook, String secret) {
        byte[] signature = Signatures.hmac(
                secret.getBytes(StandardCharsets.UTF_8), webhook.body().bytes());
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.put(WooCommerceWebhooks.SIGNATURE, Base64.getEncoder().encodeToString(signature));
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }

    @Override
    public List<Envelope> orderMessages() {
        return Recording.signed().stream()
                .filter(recording -> recording.topic().startsWith("order."))
                .map(recording -> Shop.envelope(recording.webhook()))
                .toList();
    }

    @Override
    public List<String> requiredMembers() {
        return List.of("id", "status", "currency", "total", "date_created_gmt", "line_items", "quantity");
    }

    private static RawWebhook unsigned(RawWebhook webhook) {
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.remove(WooCommerceWebhooks.SIGNATURE);
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }
}
