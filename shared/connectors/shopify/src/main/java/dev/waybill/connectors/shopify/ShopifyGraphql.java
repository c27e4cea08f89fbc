package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Speaks to one shop's GraphQL Admin API. */
final class ShopifyGraphql {
    /**
     * The version whose words we use. Each lives for at least a year; after that the shop answers with the oldest that is
     * left, and names it in a header (https://shopify.dev/docs/api/usage/versioning, read 2026-11).
     */
    static final String VERSION = "2026-07";

    static final String ACCESS_TOKEN = "access-token";

    /** Setting 250 numbers takes the shop some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SystemId system;
    private final String shop;
    private final Surroundings surroundings;
    private final GraphqlAnswers answers;

    /**
     * Something to ask or to tell.
     *
     * @param operation our verb for it
     * @param what the shop then does, as in "shop-fr did not … "
     * @param scopes what the app must be allowed for it
     */
    record Request(String operation, Effect effect, String what, String scopes, String graphql) {}

    /** @param shop its own domain at Shopify */
    ShopifyGraphql(SystemId system, String shop, Surroundings surroundings) {
        this.system = system;
        this.shop = shop;
        this.surroundings = surroundings;
        this.answers = new GraphqlAnswers(system, surroundings.clock());
    }

    SystemId system() {
        return system;
    }

    /** What the answer's {@code data} says, once nothing in the answer says no. */
    <T> T send(Request request, ObjectNode variables, Function<JsonAt, T> what) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("query", request.graphql());
        json.set("variables", variables);
        HttpAnswer answer = surroundings
                .http()
                .send(new HttpCall(
                        system,
                        request.operation(),
                        request.effect(),
                        "POST",
                        URI.create("https://" + shop + "/admin/api/" + VERSION + "/graphql.json"),
                        headers(),
                        Body.of(json.toString()),
                        PATIENCE));
        return answers.understood(request, answer, what);
    }

    /** Where a connection's next page begins; empty where this one is its last. */
    static Optional<String> next(JsonAt connection) {
        JsonAt page = connection.at("pageInfo");
        return page.at("hasNextPage").flag() ? Optional.of(page.at("endCursor").text()) : Optional.empty();
    }

    private Map<String, String> headers() {
        return Map.of(
                "X-Shopify-Access-Token",
                surroundings.secrets().require(system, ACCESS_TOKEN).reveal(),
                "Accept",
                "application/json",
                "Content-Type",
                "application/json");
    }
}
