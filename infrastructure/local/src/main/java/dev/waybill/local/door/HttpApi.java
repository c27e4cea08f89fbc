package dev.waybill.local.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import dev.waybill.domain.message.Body;
import dev.waybill.local.lambda.FunctionFailed;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.template.FunctionSpec.Authorizer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The HTTP API: takes calls from outside to functions, within API Gateway's limits. */
public final class HttpApi implements AutoCloseable {
    /** Payload of an HTTP API, http-api-quotas (read 2026-11). */
    private static final int MOST_BODY = 10 * 1024 * 1024;
    /** Request of a synchronous call, gettingstarted-limits (read 2026-11). */
    private static final int MOST_EVENT = 6 * 1024 * 1024;
    /** Header lines with the request line, http-api-quotas (read 2026-11). */
    private static final int MOST_HEADERS = 10_240;

    private static final System.Logger LOG = System.getLogger(HttpApi.class.getName());
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpRoutes<Guarded> routes = new HttpRoutes<>();
    private final LocalIssuer issuer;
    private final Clock clock;
    private final LoopbackServer server;

    /** A function, who may call it and how often. */
    private record Guarded(LambdaFunction function, Optional<Authorizer> authorizer, Optional<TokenBucket> tokens) {}

    /** @param port 0 for any free one */
    public HttpApi(int port, List<LambdaFunction> functions, LocalIssuer issuer, Clock clock) {
        functions.forEach(function -> function.spec()
                .callers()
                .routes()
                .forEach(route -> routes.add(
                        route.method(),
                        route.path(),
                        route.key(),
                        new Guarded(
                                function,
                                route.authorizer(),
                                route.throttle().map(throttle -> new TokenBucket(throttle, clock))))));
        this.issuer = issuer;
        this.clock = clock;
        this.server = LoopbackServer.start(port, MOST_BODY, this::answer);
    }

    public URI address() {
        return server.address();
    }

    private Reply answer(Call call) throws IOException {
        return headerBytes(call) > MOST_HEADERS
                ? says(431, "Request Header Fields Too Large")
                : routes.find(call.method(), call.path())
                        .map(match -> throttled(call, match))
                        .orElseGet(() -> says(404, "Not Found"));
    }

    /** Whoever is turned away was counted: in which order Amazon asks for tokens of both kinds it does not say. */
    private Reply throttled(Call call, HttpRoutes.Match<Guarded> match) {
        return match.target().tokens().map(TokenBucket::takes).orElse(true)
                ? guarded(call, match)
                : says(429, "Too Many Requests");
    }

    /** A token that is missing or not to be believed is a 401, whatever is wrong with it. */
    private Reply guarded(Call call, HttpRoutes.Match<Guarded> match) {
        if (match.target().authorizer().isEmpty()) {
            return call(call, match, Optional.empty());
        }
        return call.header("authorization")
                .map(header -> header.replaceFirst("(?i)^Bearer\\s+", ""))
                .flatMap(token -> issuer.believed(match.target().authorizer().get(), token))
                .map(claims -> call(call, match, Optional.of(claims)))
                .orElseGet(() -> says(401, "Unauthorized"));
    }

    private Reply call(Call call, HttpRoutes.Match<Guarded> match, Optional<JWTClaimsSet> claims) {
        try {
            ObjectNode json = HttpEvent.of(call, match, UUID.randomUUID().toString(), clock.instant());
            claims.ifPresent(token -> HttpEvent.authorized(json, token));
            byte[] event = JSON.writeValueAsBytes(json);
            return event.length > MOST_EVENT
                    ? says(413, "Request Entity Too Large")
                    : reply(JSON.readTree(match.target().function().call(event)));
        } catch (FunctionFailed failed) {
            LOG.log(System.Logger.Level.WARNING, "no answer from the function", failed);
            return failed.timedOut() ? says(503, "Service Unavailable") : says(500, "Internal Server Error");
        } catch (IOException notJson) {
            LOG.log(System.Logger.Level.WARNING, "the function's answer is no JSON", notJson);
            return says(500, "Internal Server Error");
        }
    }

    /** An answer without a status is the body of a 200. */
    private static Reply reply(JsonNode answer) {
        if (!answer.path("statusCode").isInt()) {
            return Reply.json(200, answer.toString());
        }
        Map<String, String> headers = new HashMap<>();
        answer.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        String text = answer.path("body").asText("");
        byte[] body = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        return new Reply(answer.path("statusCode").asInt(), headers, Body.of(body));
    }

    private static int headerBytes(Call call) {
        int line = call.method().length() + call.address().toString().length() + 12;
        return line
                + call.headers().entrySet().stream()
                        .flatMap(header -> header.getValue().stream()
                                .map(value -> header.getKey().length() + value.length() + 4))
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    private static Reply says(int status, String words) {
        return Reply.json(status, "{\"message\":\"" + words + "\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}
