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
import dev.waybill.engine.redrive.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Requests to the operator API, each with the token. Where it has too much to do, it is waited for a while.
 *
 * @param pause lets that time pass
 */
public record ApiCalls(Api api, HttpDoor door, Pause pause, Clock clock) {
    static final SystemId SYSTEM = new SystemId("operator-api");

    private static final int TOO_MANY = 429;

    /** API Gateway gives up after 30 s. */
    private static final Duration LONGEST = Duration.ofSeconds(35);

    /** The longest page. */
    private static final int PAGE = 200;

    private static final int TRIES = 5;
    /** Doubles from try to try. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    /** Who is to wait longer is told so at once. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

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
            default -> throw problem(answer).raised();
        };
    }

    HttpAnswer post(String path, String body, String key) {
        Map<String, String> headers =
                Map.of("authorization", bearer(), "content-type", "application/json", "idempotency-key", key);
        return send(Effect.WRITE, "POST", path, headers, Body.of(body));
    }

    private HttpAnswer send(Effect effect, String method, String path, Map<String, String> headers, Body body) {
        URI address = URI.create(api.address() + path);
        HttpCall call = new HttpCall(SYSTEM, "ask", effect, method, address, headers, body, LONGEST);
        HttpAnswer answer = door.send(call);
        Duration usual = FIRST_WAIT;
        for (int tries = 1; tries < TRIES && answer.status() == TOO_MANY; tries++) {
            Duration wait = answer.retryAfter(clock.instant()).orElse(usual);
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                break;
            }
            pause.passes(wait);
            answer = door.send(call);
            usual = usual.multipliedBy(2);
        }
        return answer;
    }

    Problem problem(HttpAnswer answer) {
        return Problem.of(answer, clock.instant());
    }

    /** What is there; throws in the API's own words if nothing is. */
    JsonNode require(String path) {
        HttpAnswer answer = send(Effect.READ, "GET", path, Map.of("authorization", bearer()), Body.empty());
        if (answer.status() == 200) {
            return json(answer);
        }
        Problem problem = problem(answer);
        throw problem.status() == 404 && problem.code().isEmpty() ? notThere(path) : problem.raised();
    }

    /**
     * The pages of a list, at least one.
     *
     * @param query may be empty
     * @param most so many items in all
     */
    List<JsonNode> pages(String path, String query, int most) {
        List<JsonNode> pages = new ArrayList<>();
        String cursor = "";
        int items = 0;
        do {
            JsonNode page = require(
                    path + "?limit=" + Math.min(PAGE, most - items) + (query.isEmpty() ? "" : "&") + query + cursor);
            pages.add(page);
            items += page.path("items").size();
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty() && items < most);
        return pages;
    }

    static List<JsonNode> list(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
