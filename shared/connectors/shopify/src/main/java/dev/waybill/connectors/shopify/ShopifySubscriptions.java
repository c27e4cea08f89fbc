package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.webhook.Door;
import dev.waybill.connector.webhook.Subscriptions;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.system.SystemSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of the webhooks that orders live on the shop still sends us. Shopify removes a subscription after eight failed deliveries in a
 * row (https://shopify.dev/docs/apps/build/webhooks/subscribe/https, read 2026-11), so one that is not there is missing, whoever took
 * it away. The shop lists those that were made through its API only, "not including app-scoped subscriptions configured via TOML
 * files" (https://shopify.dev/docs/api/admin-graphql/2026-07/queries/webhookSubscriptions, read 2026-11): those Shopify keeps.
 */
final class ShopifySubscriptions implements Subscriptions {
    static final String BY_APP = "webhooks-by-app";

    /** The others that hold an order ({@code orders/paid}, {@code cancelled}, {@code fulfilled}) come with {@code orders/updated}. */
    static final List<String> TOPICS = List.of("orders/create", "orders/updated", "orders/delete");

    /** No shop has so many: whoever answers pages for ever is none. */
    private static final int MOST_PAGES = 20;

    private static final Request REQUEST =
            new Request("listWebhooks", Effect.READ, "list its webhooks", "read_orders", """
            query Webhooks($after: String) {
              webhookSubscriptions(first: 100, after: $after) {
                nodes { legacyResourceId topic uri updatedAt includeFields filter }
                pageInfo { hasNextPage endCursor }
              }
            }
            """);

    private final ShopifyGraphql graphql;
    private final Door door;
    private final boolean byApp;

    private ShopifySubscriptions(ShopifyGraphql graphql, Door door, boolean byApp) {
        this.graphql = graphql;
        this.door = door;
        this.byApp = byApp;
    }

    static ShopifySubscriptions of(SystemSpec system, ShopifyGraphql graphql) {
        return new ShopifySubscriptions(
                graphql, Door.of(system), system.setting(BY_APP).equals(Optional.of("true")));
    }

    @Override
    public List<Subscription> now() {
        if (byApp) {
            return TOPICS.stream()
                    .map(topic -> new Subscription(
                            topic,
                            State.ACTIVE,
                            "in the app's configuration file, as the setting " + BY_APP + " says; no shop lists those"))
                    .toList();
        }
        List<Found> found = found();
        return TOPICS.stream().map(topic -> subscription(topic, found)).toList();
    }

    @Override
    public String remedy() {
        return "subscribe the app to the topic again (mutation webhookSubscriptionCreate) with the address "
                + door.words()
                + ", all fields and no filter; Shopify removes a subscription after eight failed deliveries in a row, so see"
                + " first what they were answered (Dev Dashboard, Monitoring). If the app subscribes in its configuration file"
                + " (shopify.app.toml), set '" + BY_APP + "' of " + graphql.system()
                + " to true, as no shop lists those";
    }

    /**
     * A subscription that the shop has.
     *
     * @param whole whether it sends every change, with all fields
     */
    private record Found(String id, String topic, String address, String changed, boolean whole) {
        static Found of(JsonAt node) {
            return new Found(
                    node.textOrEmpty("legacyResourceId"),
                    node.textOrEmpty("topic"),
                    node.textOrEmpty("uri"),
                    node.textOrEmpty("updatedAt"),
                    node.list("includeFields").isEmpty()
                            && node.findText("filter").isEmpty());
        }

        /** {@code ORDERS_CREATE} for {@code orders/create}. */
        boolean isOf(String wanted) {
            return topic.equals(wanted.toUpperCase(Locale.ROOT).replace('/', '_'));
        }

        String words() {
            return "webhook " + id + ", last changed " + changed + (whole ? "" : ", some fields or some orders only");
        }
    }

    private Subscription subscription(String topic, List<Found> all) {
        List<Found> ofTopic = all.stream().filter(found -> found.isOf(topic)).toList();
        Optional<Found> ours = ofTopic.stream()
                .filter(found -> door.isAt(found.address()))
                .max((one, other) -> Boolean.compare(one.whole(), other.whole()));
        return ours.map(best -> new Subscription(topic, State.ACTIVE, best.words()))
                .orElseGet(() -> new Subscription(
                        topic, State.MISSING, ofTopic.isEmpty() ? "" : ofTopic.size() + " of that topic go elsewhere"));
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>();
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        Optional<String> next = Optional.empty();
        int pages = 0;
        do {
            next.ifPresent(cursor -> variables.put("after", cursor));
            Page page = graphql.send(REQUEST, variables, ShopifySubscriptions::page);
            found.addAll(page.found());
            next = page.next();
            pages++;
        } while (next.isPresent() && pages < MOST_PAGES);
        return found;
    }

    private record Page(List<Found> found, Optional<String> next) {}

    private static Page page(JsonAt data) {
        JsonAt webhooks = data.at("webhookSubscriptions");
        return new Page(webhooks.at("nodes").items().stream().map(Found::of).toList(), ShopifyGraphql.next(webhooks));
    }
}
