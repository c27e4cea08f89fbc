package dev.waybill.demo.web;

import dev.waybill.domain.message.Body;
import java.util.HashMap;
import java.util.Map;

/** One HTTP answer. */
public record Reply(int status, Map<String, String> headers, Body body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, String json) {
        return new Reply(status, Map.of("Content-Type", "application/json; charset=utf-8"), Body.of(json));
    }

    public static Reply page(String html) {
        return new Reply(200, Map.of("Content-Type", "text/html; charset=utf-8"), Body.of(html));
    }

    public static Reply text(int status, String text) {
        return new Reply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), Body.of(text));
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
