package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths and headers of the protocol in the README, and what statuses mean. Both calls only read. */
final class WarehouseClient {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AGAIN = "nothing: it is asked again by itself";

    private final WarehouseConfig config;
    private final Surroundings surroundings;

    WarehouseClient(WarehouseConfig config, Surroundings surroundings) {
        this.config = config;
        this.surroundings = surroundings;
    }

    /** The answer to a question that is too long for an address. */
    JsonAt query(String operation, String path, String json) {
        return answer(call(operation, "POST", path, Body.of(json)));
    }

    JsonAt get(String operation, String path) {
        return answer(call(operation, "GET", path, Body.empty()));
    }

    private HttpCall call(String operation, String method, String path, Body body) {
        String token = surroundings
                .secrets()
                .require(config.system(), StandardWebhooksType.TOKEN)
                .reveal();
        return new HttpCall(
                config.system(),
                operation,
                Effect.READ,
                method,
                URI.create(config.url() + path),
                Map.of(
                        "Authorization", "Bearer " + token,
                        "Accept", "application/json",
                        "Content-Type", "application/json"),
                body,
                PATIENCE);
    }

    private JsonAt answer(HttpCall call) {
        HttpAnswer answer = surroundings.http().send(call);
        Optional<JsonAt> json = json(answer);
        if (answer.status() != 200) {
            Failure failure = failure(call, answer.status(), json);
            throw new FailureException(answer.retryAfter(surroundings.clock().instant())
                    .map(failure::retryingAfter)
                    .orElse(failure));
        }
        return json.orElseThrow(() -> new FailureException(
                of(call, FailureCode.DOWN, "answered 200 with something that is not JSON", AGAIN)));
    }

    private Optional<JsonAt> json(HttpAnswer answer) {
        try {
            return Optional.of(JsonAt.parse(answer.body(), config.system()));
        } catch (FailureException notJson) {
            return Optional.empty();
        }
    }

    private Failure failure(HttpCall call, int status, Optional<JsonAt> json) {
        return switch (status) {
            case 401, 403 ->
                of(
                        call,
                        FailureCode.CREDENTIALS_REFUSED,
                        "does not take our token (" + status + ")",
                        "set '" + StandardWebhooksType.TOKEN + "' in the secrets parameter of " + config.system());
            case 301, 302, 303, 307, 308, 404, 405 ->
                of(
                        call,
                        FailureCode.ENDPOINT_UNKNOWN,
                        "has nothing to ask at " + call.address().getPath() + " (" + status + ")",
                        "correct the setting '" + WarehouseConfig.URL + "' of " + config.system()
                                + "; redirects are not followed, as the token would go with them");
            case 422 -> unknownLocations(call, json);
            case 429 -> of(call, FailureCode.TOO_BUSY, "is busy (429)", AGAIN);
            default ->
                status >= 500
                        ? of(call, FailureCode.DOWN, "is down (" + status + ")", AGAIN)
                        : of(call, FailureCode.TARGET_REFUSED, "refused the question (" + status + ")", look());
        };
    }

    private Failure unknownLocations(HttpCall call, Optional<JsonAt> json) {
        List<String> unknown = json.stream()
                .flatMap(said -> said.list("unknownLocations").stream())
                .map(JsonAt::code)
                .toList();
        return unknown.isEmpty()
                ? of(call, FailureCode.TARGET_REFUSED, "refused the question (422)", look())
                : of(
                        call,
                        FailureCode.SETTING_WRONG,
                        "has no location " + String.join(", ", unknown),
                        "correct locations in the route, or the setting '" + WarehouseConfig.LOCATIONS + "' of "
                                + config.system());
    }

    private String look() {
        return "see in the log of " + config.system() + " why, and correct it there";
    }

    private Failure of(HttpCall call, FailureCode code, String why, String next) {
        return Failure.of(code, config.system(), call.operation(), config.system() + " " + why, next);
    }
}
