package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
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

    /**
     * Empty if the path names nothing that could be a system.
     *
     * @throws FailureException {@code BODY_UNREADABLE} if the event says that its body is Base64, but it is not
     */
    static Optional<RawWebhook> parse(APIGatewayV2HTTPEvent event, Instant receivedAt) {
        Map<String, String> path = Objects.requireNonNullElse(event.getPathParameters(), Map.of());
        return Optional.ofNullable(path.get("system"))
                .filter(SystemId::isName)
                .map(SystemId::new)
                .map(system -> new RawWebhook(system, headers(event), body(event, system), receivedAt));
    }

    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new HashMap<>();
        Objects.requireNonNullElse(event.getHeaders(), Map.<String, String>of()).forEach((name, value) -> {
            if (name != null && value != null) {
                headers.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        return headers;
    }

    private static Body body(APIGatewayV2HTTPEvent event, SystemId system) {
        String text = Objects.requireNonNullElse(event.getBody(), "");
        try {
            return event.getIsBase64Encoded() ? Body.of(Base64.getDecoder().decode(text)) : Body.of(text);
        } catch (IllegalArgumentException notBase64) {
            throw new FailureException(Failure.of(
                    FailureCode.BODY_UNREADABLE,
                    system,
                    "receiveWebhook",
                    "the call for " + system + " is marked as Base64, but its body is not",
                    "check what stands between " + system + " and this function: it must pass bodies on unchanged"));
        }
    }
}
