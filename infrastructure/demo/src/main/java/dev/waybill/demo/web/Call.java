package dev.waybill.demo.web;

import dev.waybill.domain.message.Body;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it came in.
 *
 * @param headers names in lower case, each with its values in order of arrival
 * @param from address of the caller
 */
public record Call(String method, URI address, Map<String, List<String>> headers, Body body, String from) {
    public Call {
        headers = Map.copyOf(headers);
    }

    /** The path's parts, decoded: {@code /api/orders/7} is {@code api, orders, 7}. */
    public List<String> path() {
        return Arrays.stream(address.getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** All values of a query parameter, decoded. */
    public List<String> query(String name) {
        String query = Optional.ofNullable(address.getRawQuery()).orElse("");
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .toList();
    }

    /** Values of a header by its lower-case name, joined by commas. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
