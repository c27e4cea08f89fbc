package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.waybill.cli.target.Api;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requests to the operator API, each with the token. */
public record ApiCalls(Api api, HttpDoor door) {
    static final SystemId SYSTEM = new SystemId("operator-api");

    /** API Gateway gives up after 30 s. */
    private static final Duration LONGEST = Duration.ofSeconds(35);

    /** Numbers as they are written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * What is there.
     *
     * @return empty if nothing is (404)
     */
    Optional<JsonNode> get(String path) {
        HttpAnswer answer = send(Effect.READ, "GET", path, Map.of("authorization", bearer()), Body.empty());
        return switch (answer.status()) {
            case 200 -> Optional.of(json(answer));
            case 404 -> Optional.empty();
            default -> throw Problem.of(answer).raised();
        };
    }

    HttpAnswer post(String path, String body, String key) {
        Map<String, String> headers =
                Map.of("authorization", bearer(), "content-type", "application/json", "idempotency-key", key);
        return send(Effect.WRITE, "POST", path, headers, Body.of(body));
    }

    private HttpAnswer send(Effect effect, String method, String path, Map<String, String> headers, Body body) {
        URI address = URI.create(api.address() + path);
        return door.send(new HttpCall(SYSTEM, "ask", effect, method, address, headers, body, LONGEST));
    }

    private String bearer() {
        return "Bearer " + api.token().reveal();
    }

    static FailureException notThere(String path) {
        return new FailureException(Failure.of(
                FailureCode.ENDPOINT_UNKNOWN,
                SYSTEM,
                "ask",
                "the operator API knows no " + path.replaceAll("[?].*", ""),
                "check the address: it is the stack's output OperatorApiUrl, of the same version as this command"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String text(HttpAnswer answer) {
        return new String(answer.body().bytes(), StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpAnswer answer) {
        try {
            return JSON.readTree(text(answer));
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }
}
