package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The HTTP API's event (payload 2.0) as a webhook. Signatures are over the exact bytes: what the API encoded is decoded, a text is its
 * UTF-8 bytes.
 */
final class WebhookRequest {
    private WebhookRequest() {}

    /** Empty if the path names nothing that could be a system. */
    static Optional<RawWebhook> parse(APIGatewayV2HTTPEvent event, Instant receivedAt) {
        Map<String, String> path = Objects.requireNonNullElse(event.getPathParameters(), Map.of());
        return Optional.ofNullable(path.get("system"))
                .filter(SystemId::isName)
                .map(name -> new RawWebhook(new SystemId(name), headers(event), body(event), receivedAt));
    }

    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new HashMap<>();
        Objects.requireNonNullElse(event.getHeaders(), Map.<String, String>of())
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    private static Body body(APIGatewayV2HTTPEvent event) {
        String text = Objects.requireNonNullElse(event.getBody(), "");
        return event.getIsBase64Encoded() ? Body.of(Base64.getDecoder().decode(text)) : Body.of(text);
    }
}
