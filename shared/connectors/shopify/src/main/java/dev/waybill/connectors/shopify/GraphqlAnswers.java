package dev.waybill.connectors.shopify;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the GraphQL interface's answers mean as a whole. Most of its refusals come with the status 200: one has to look at
 * {@code errors} (https://shopify.dev/docs/apps/build/apis/graphql-admin/rate-limits, read 2026-11).
 */
final class GraphqlAnswers {
    private static final String AGAIN = "nothing: it is tried again";

    private final SystemId shop;
    private final Clock clock;

    GraphqlAnswers(SystemId shop, Clock clock) {
        this.shop = shop;
        this.clock = clock;
    }

    <T> T understood(Request request, HttpAnswer answer, Function<JsonAt, T> what) {
        if (answer.status() != 200) {
            throw later(answer, byStatus(request, answer.status()));
        }
        List<JsonAt> errors;
        JsonAt json;
        try {
            json = JsonAt.parse(answer.body(), shop);
            errors = json.list("errors");
            if (errors.isEmpty()) {
                return what.apply(json.at("data"));
            }
        } catch (FailureException unreadable) {
            throw new FailureException(lost(
                    request,
                    "answered 200, but not as Shopify does: "
                            + unreadable.failure().why()));
        }
        throw later(answer, byErrors(request, answer, json, errors));
    }

    private Failure byStatus(Request request, int status) {
        return switch (status) {
            case 401, 403 -> credentials(request, "(" + status + ")");
            case 301, 302, 307, 308, 404 ->
                of(
                        request,
                        FailureCode.ENDPOINT_UNKNOWN,
                        "is not at the address that it was asked at (" + status + ")",
                        "write the shop's own address at Shopify, such as example.myshopify.com, into the setting '"
                                + ShopifyConnector.SHOP + "' of " + shop);
            case 402, 423 ->
                of(
                        request,
                        FailureCode.DOWN,
                        "is closed: it is locked or its plan is not paid (" + status + ")",
                        "see in the shop's administration what Shopify asks for; it is tried again until then");
            case 429, 430 -> of(request, FailureCode.TOO_BUSY, "is busy (" + status + ")", AGAIN);
            case 503 -> of(request, FailureCode.DOWN, "says it is not available (503)", AGAIN);
            default ->
                status >= 500 ? lost(request, "broke off (" + status + ")") : tooMuch(request, "(" + status + ")");
        };
    }

    private Failure byErrors(Request request, HttpAnswer answer, JsonAt json, List<JsonAt> errors) {
        Map<String, String> said = errors.stream()
                .collect(Collectors.toMap(
                        error -> error.find("extensions")
                                .map(at -> at.textOrEmpty("code"))
                                .orElse(""),
                        error -> error.textOrEmpty("message"),
                        (one, other) -> one));
        String words = said.entrySet().stream()
                .map(error -> (error.getKey() + " " + error.getValue()).strip())
                .collect(Collectors.joining("; "));
        return byCodes(request, answer, json, said).saying(words);
    }

    private Failure byCodes(Request request, HttpAnswer answer, JsonAt json, Map<String, String> said) {
        if (said.containsKey("THROTTLED")) {
            return throttled(request, QueryCost.of(json));
        }
        if (said.containsKey("ACCESS_DENIED")) {
            return credentials(request, "(ACCESS_DENIED)");
        }
        if (said.containsKey("MAX_COST_EXCEEDED") || said.containsKey("MAX_INPUT_SIZE_EXCEEDED")) {
            return tooMuch(request, "(too large or too costly)");
        }
        if (said.containsKey("SHOP_INACTIVE")) {
            return of(
                    request,
                    FailureCode.DOWN,
                    "is closed (SHOP_INACTIVE)",
                    "see in the shop's administration why; it is tried again until then");
        }
        return lost(request, "did not " + request.what() + servedBy(answer));
    }

    /** A call that the bucket can never hold is not a matter of waiting. */
    private Failure throttled(Request request, QueryCost cost) {
        return cost.neverFits()
                ? tooMuch(request, "(THROTTLED)")
                : cost.untilItFits()
                        .map(of(request, FailureCode.TOO_BUSY, "is busy (THROTTLED)", AGAIN)::retryingAfter)
                        .orElseGet(() -> of(request, FailureCode.TOO_BUSY, "is busy (THROTTLED)", AGAIN));
    }

    private static String servedBy(HttpAnswer answer) {
        String version = answer.headers().getOrDefault("x-shopify-api-version", ShopifyGraphql.VERSION);
        return version.equals(ShopifyGraphql.VERSION)
                ? ""
                : "; it was asked in version " + ShopifyGraphql.VERSION + ", which Shopify does not keep any more, and"
                        + " answered in " + version;
    }

    private Failure credentials(Request request, String sign) {
        return of(
                request,
                FailureCode.CREDENTIALS_REFUSED,
                "does not let us " + request.what() + " " + sign,
                "give the app the scopes " + request.scopes() + ", and set '" + ShopifyGraphql.ACCESS_TOKEN
                        + "' in the secrets parameter of " + shop + " to a token that did not end");
    }

    private Failure tooMuch(Request request, String sign) {
        return of(
                request,
                FailureCode.TARGET_REFUSED,
                "refused the call as a whole " + sign,
                "nothing where it can be tried in smaller pieces; else report this to the connector's developer");
    }

    private Failure lost(Request request, String why) {
        return switch (request.effect()) {
            case READ ->
                of(
                        request,
                        FailureCode.DOWN,
                        why,
                        "nothing: it is asked again; if it stays so, report what came back to the connector's developer");
            case WRITE ->
                of(
                        request,
                        FailureCode.ANSWER_MISSING,
                        why,
                        "nothing: it is looked at again, and what is missing is done");
        };
    }

    private FailureException later(HttpAnswer answer, Failure failure) {
        return new FailureException(
                failure.retryAfter().isPresent()
                        ? failure
                        : answer.retryAfter(clock.instant())
                                .map(failure::retryingAfter)
                                .orElse(failure));
    }

    private Failure of(Request request, FailureCode code, String why, String next) {
        return Failure.of(code, shop, request.operation(), shop + " " + why, next);
    }
}
