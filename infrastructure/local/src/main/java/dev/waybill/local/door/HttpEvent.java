package dev.waybill.local.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.waybill.demo.web.Call;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A call as API Gateway hands it to a function, payload format 2.0;
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html (read 2026-11).
 */
final class HttpEvent {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** What arrives as text; everything else arrives as base64 ({@code reference/aws.md} §7). */
    private static final Pattern TEXT = Pattern.compile("(?i)(text/.*|application/(json|xml|javascript))(\\s*;.*)?");

    private HttpEvent() {}

    static ObjectNode of(Call call, HttpRoutes.Match<?> match, String requestId, Instant now) {
        ObjectNode event = JSON.objectNode()
                .put("version", "2.0")
                .put("routeKey", match.key())
                .put("rawPath", call.address().getPath())
                .put(
                        "rawQueryString",
                        Optional.ofNullable(call.address().getRawQuery()).orElse(""));
        cookies(call, event);
        event.set("headers", headers(call));
        query(call, event);
        event.set("requestContext", context(call, match.key(), requestId, now));
        if (!match.parameters().isEmpty()) {
            event.set("pathParameters", texts(match.parameters()));
        }
        body(call, event);
        return event;
    }

    /** A list is written as text in brackets, as API Gateway does. */
    static void authorized(ObjectNode event, JWTClaimsSet token) {
        ObjectNode claims = event.withObject("/requestContext")
                .putObject("authorizer")
                .putObject("jwt")
                .putObject("claims");
        token.toJSONObject()
                .forEach((name, value) -> claims.put(
                        name,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                                : String.valueOf(value)));
    }

    private static void body(Call call, ObjectNode event) {
        boolean text = call.header("content-type")
                .filter(type -> TEXT.matcher(type.strip()).matches())
                .isPresent();
        byte[] bytes = call.body().bytes();
        if (bytes.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(bytes, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(bytes));
        }
        event.put("isBase64Encoded", bytes.length > 0 && !text);
    }

    private static void cookies(Call call, ObjectNode event) {
        call.header("cookie").ifPresent(cookies -> {
            ArrayNode list = event.putArray("cookies");
            Arrays.stream(cookies.split(";")).map(String::strip).forEach(list::add);
        });
    }

    private static ObjectNode headers(Call call) {
        ObjectNode headers = JSON.objectNode();
        call.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        return headers.put("x-forwarded-for", call.from()).put("x-forwarded-proto", "http");
    }

    private static void query(Call call, ObjectNode event) {
        String raw = Optional.ofNullable(call.address().getRawQuery()).orElse("");
        if (!raw.isEmpty()) {
            ObjectNode query = event.putObject("queryStringParameters");
            Arrays.stream(raw.split("&"))
                    .map(pair -> pair.split("=", 2)[0])
                    .distinct()
                    .forEach(name -> query.put(name, String.join(",", call.query(name))));
        }
    }

    private static ObjectNode context(Call call, String routeKey, String requestId, Instant now) {
        String host = call.header("host").orElse("localhost");
        ObjectNode context = JSON.objectNode()
                .put("accountId", "000000000000")
                .put("apiId", "local")
                .put("domainName", host)
                .put("domainPrefix", host.split("[.:]", 2)[0])
                .put("requestId", requestId)
                .put("routeKey", routeKey)
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", call.method())
                .put("path", call.address().getPath())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", call.from())
                .put("userAgent", call.header("user-agent").orElse(""));
        return context;
    }

    private static ObjectNode texts(Map<String, String> map) {
        ObjectNode node = JSON.objectNode();
        map.forEach(node::put);
        return node;
    }
}
