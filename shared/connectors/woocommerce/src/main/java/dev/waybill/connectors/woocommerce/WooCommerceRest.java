package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Secret;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Speaks to one shop's REST interface, version 3, and says what an answer that is none means. */
final class WooCommerceRest {
    static final String KEY = "rest-key";
    static final String SECRET = "rest-secret";
    private static final String STATUS = "data.status";
    private static final String CODE = "code";

    private final SystemSpec system;
    private final Surroundings surroundings;

    /**
     * Something to ask.
     *
     * @param operation our verb for it
     * @param asked what the shop then does, as in "shop-es did not … (503)"
     */
    record Question(String operation, String asked, Duration patience) {}

    WooCommerceRest(SystemSpec system, Surroundings surroundings) {
        this.system = system;
        this.surroundings = surroundings;
    }

    /** @param path below {@code /wp-json/wc/v3/}, with its query */
    HttpAnswer ask(Question question, String path) {
        return send(question, Effect.READ, "GET", path, Body.empty());
    }

    /** The same for something to change, which may have been done although no answer came. */
    HttpAnswer tell(Question question, String path, Body json) {
        return send(question, Effect.WRITE, "POST", path, json);
    }

    private HttpAnswer send(Question question, Effect effect, String method, String path, Body json) {
        Map<String, String> headers = Map.of(
                "Authorization", "Basic " + credentials(),
                "Accept", "application/json",
                "Content-Type", "application/json");
        return surroundings
                .http()
                .send(new HttpCall(
                        system.id(),
                        question.operation(),
                        effect,
                        method,
                        address(question, path),
                        headers,
                        json,
                        question.patience()));
    }

    /** What it means that this is the answer. */
    FailureException no(Question question, HttpAnswer answer) {
        Map<String, String> error = JsonPeek.members(answer.body(), Set.of(STATUS, CODE));
        int status = Optional.ofNullable(error.get(STATUS))
                .filter(text -> answer.status() == 200 && text.matches("[45][0-9]{2}"))
                .map(Integer::parseInt)
                .orElse(answer.status());
        Failure failure = failure(question, status).saying(said(error));
        return new FailureException(answer.retryAfter(surroundings.clock().instant())
                .map(failure::retryingAfter)
                .orElse(failure));
    }

    /** Our key may not do this; what it would need. */
    FailureException refused(Question question, HttpAnswer answer, String needed) {
        return new FailureException(failure(
                        question,
                        FailureCode.CREDENTIALS_REFUSED,
                        system.id() + " does not let us " + question.asked() + " (" + answer.status() + ")",
                        "make a REST key in the shop and set '" + KEY + "' and '" + SECRET
                                + "' in the secrets parameter of " + system.id() + "; " + needed)
                .saying(said(JsonPeek.members(answer.body(), Set.of(CODE)))));
    }

    /** It is not there, or not in the form that we need. */
    FailureException unknown(Question question, HttpAnswer answer, String needed) {
        return new FailureException(failure(
                        question,
                        FailureCode.ENDPOINT_UNKNOWN,
                        system.id() + " cannot " + question.asked() + " (" + answer.status() + "): " + needed,
                        "check the setting 'url' of " + system.id() + " and the version of WooCommerce that runs there")
                .saying(said(JsonPeek.members(answer.body(), Set.of(CODE)))));
    }

    private URI address(Question question, String path) {
        String shop = system.setting("url")
                .orElseThrow(() -> new FailureException(failure(
                        question,
                        FailureCode.SETTING_WRONG,
                        "the setting 'url' of " + system.id() + " is missing, so the shop cannot be asked",
                        "add the shop's address to waybill.yaml and apply it")));
        return URI.create(shop.replaceFirst("/+$", "") + "/wp-json/wc/v3/" + path);
    }

    private String credentials() {
        Secret key = surroundings.secrets().require(system.id(), KEY);
        Secret secret = surroundings.secrets().require(system.id(), SECRET);
        return Base64.getEncoder()
                .encodeToString((key.reveal() + ":" + secret.reveal()).getBytes(StandardCharsets.UTF_8));
    }

    private Failure failure(Question question, int status) {
        return switch (status) {
            case 401, 403 ->
                failure(
                        question,
                        FailureCode.CREDENTIALS_REFUSED,
                        system.id() + " does not let us read its orders (" + status + ")",
                        "make a REST key with the permission to read in the shop, and set '" + KEY + "' and '" + SECRET
                                + "' in the secrets parameter of " + system.id());
            case 429 ->
                failure(question, FailureCode.TOO_BUSY, system.id() + " is busy (429)", "nothing: it is asked again");
            default ->
                failure(
                        question,
                        FailureCode.DOWN,
                        system.id() + " did not " + question.asked() + " (" + status + ")",
                        "nothing: it is asked again; if it stays so, see what answers at the shop's address");
        };
    }

    /** The name that the shop gives an error; its sentence is for people in the shop's own language. */
    private static String said(Map<String, String> error) {
        return Optional.ofNullable(error.get(CODE))
                .filter(code -> code.matches("[a-z0-9_-]{1,100}"))
                .orElse("");
    }

    private Failure failure(Question question, FailureCode code, String why, String next) {
        return Failure.of(code, system.id(), question.operation(), why, next);
    }
}
