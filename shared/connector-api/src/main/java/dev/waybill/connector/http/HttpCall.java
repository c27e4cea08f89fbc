package dev.waybill.connector.http;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One request to a system.
 *
 * @param operation our verb for it, for failures and logs: {@code createOrder}
 * @param headers may hold secrets; never logged
 */
public record HttpCall(
        SystemId system,
        String operation,
        Effect effect,
        String method,
        URI address,
        Map<String, String> headers,
        Body body,
        Duration timeout) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return method + " " + address.getPath() + " of " + system;
    }
}
