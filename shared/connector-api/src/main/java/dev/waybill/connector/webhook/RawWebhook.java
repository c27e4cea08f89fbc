package dev.waybill.connector.webhook;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP call as it came in, nothing interpreted.
 *
 * @param system which system's address was called; not yet proven
 * @param headers names in lower case; repeated headers joined by commas
 */
public record RawWebhook(SystemId system, Map<String, String> headers, Body body, Instant receivedAt) {
    public RawWebhook {
        headers = Map.copyOf(headers);
    }

    /** A header by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Without the headers: some products put a secret there. */
    @Override
    public String toString() {
        return "a webhook of " + system + " with " + body;
    }
}
