package dev.waybill.functions.operatorapi;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was asked.
 *
 * @param path its parts, decoded: {@code [v1, incidents, ITEM_UNKNOWN#erp#decide]}
 * @param headers names in lower case
 */
record HttpAsked(
        String method,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        Caller caller) {
    HttpAsked {
        path = List.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    static HttpAsked parse(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new HashMap<>();
        Objects.requireNonNullElse(event.getHeaders(), Map.<String, String>of())
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new HttpAsked(
                event.getRequestContext().getHttp().getMethod(),
                parts(Objects.requireNonNullElse(event.getRawPath(), "")),
                Objects.requireNonNullElse(event.getQueryStringParameters(), Map.of()),
                headers,
                body(event),
                Caller.of(claims(event)));
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(HttpAsked::decoded)
                .toList();
    }

    /** What is no percent-encoding stands for itself, and then names nothing. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    private static String body(APIGatewayV2HTTPEvent event) {
        String text = Objects.requireNonNullElse(event.getBody(), "");
        try {
            return event.getIsBase64Encoded()
                    ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
                    : text;
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Map<String, String> claims(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext().getAuthorizer())
                .flatMap(authorizer -> Optional.ofNullable(authorizer.getJwt()))
                .flatMap(token -> Optional.ofNullable(token.getClaims()))
                .orElse(Map.of());
    }

    /** Whether the caller says that it has this very state ({@code If-None-Match}). */
    boolean hasAlready(String etag) {
        return Arrays.asList(headers.getOrDefault("if-none-match", "").split("\\s*,\\s*", -1))
                .contains(etag);
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(text -> !text.isBlank());
    }

    /**
     * A query parameter that must be there.
     *
     * @throws WrongRequest naming it
     */
    String required(String name, String example) {
        return query(name)
                .orElseThrow(() -> new WrongRequest(
                        "the query parameter '" + name + "' is missing", "add ?" + name + "=" + example));
    }

    /**
     * How many are wanted at most.
     *
     * @throws WrongRequest if it is not a number from 1 to {@code most}
     */
    int limit(int usual, int most) {
        String text = query("limit").orElse(Integer.toString(usual));
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new WrongRequest(
                    "limit is '" + text.replaceAll("\\p{Cc}", "?") + "'", "give a number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /** Neither the token nor the words: they may name a customer. */
    @Override
    public String toString() {
        return method + " by " + caller.who();
    }
}
