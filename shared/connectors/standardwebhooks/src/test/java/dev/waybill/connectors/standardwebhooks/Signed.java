package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.Signatures;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Webhooks as a warehouse sends them. */
final class Signed {
    static final SystemId WMS = new SystemId("wms");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    /** Of the specification's reference libraries (payloads in shops.md, recomputed). */
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    static final String OTHER_SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("another secret of 30 bytes ...".getBytes(StandardCharsets.UTF_8));

    private Signed() {}

    static RawWebhook unsigned(String id, String body) {
        return new RawWebhook(WMS, Map.of(SignedWebhooks.ID, id), Body.of(body), NOON);
    }

    static RawWebhook with(RawWebhook webhook, String secret, Instant at) {
        String id = webhook.header(SignedWebhooks.ID).orElseThrow();
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.put(SignedWebhooks.TIMESTAMP, Long.toString(at.getEpochSecond()));
        headers.put(SignedWebhooks.SIGNATURE, "v1," + signature(webhook, id, at, secret));
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }

    static RawWebhook header(RawWebhook webhook, String name, String value) {
        Map<String, String> headers = new HashMap<>(webhook.headers());
        headers.put(name, value);
        return new RawWebhook(webhook.system(), headers, webhook.body(), webhook.receivedAt());
    }

    private static String signature(RawWebhook webhook, String id, Instant at, String secret) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(webhook.body().bytes());
        return Base64.getEncoder().encodeToString(Signatures.hmac(key(secret), signed.toByteArray()));
    }

    private static byte[] key(String secret) {
        try {
            return Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        } catch (IllegalArgumentException aStrangers) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    }
}
