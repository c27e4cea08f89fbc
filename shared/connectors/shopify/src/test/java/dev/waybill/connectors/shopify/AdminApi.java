package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlQuery.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Orders, scopes and webhooks of a shop as its GraphQL Admin API tells them: what is not in {@link AdminSchema} or costs more than
 * 1,000 points is refused; lists come page by page; orders of one time follow each other as it pleases the shop.
 */
final class AdminApi {
    private static final Pattern EMAIL = Pattern.compile("email:\"([^\"]+)\"");
    private static final Pattern SINCE = Pattern.compile("updated_at:>='([^']+)'");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AdminSchema schema = new AdminSchema();
    private final Map<String, ObjectNode> orders = new LinkedHashMap<>();
    private final List<ObjectNode> webhooks = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>(List.of("read_orders", "read_customers", "read_all_orders"));
    private final List<Integer> costs = new ArrayList<>();
    private int most = 1_000;
    private Runnable afterEach = () -> {};
    private Optional<Bucket> bucket = Optional.empty();

    /** An order as its webhook would say it. */
    void has(JsonNode rest) {
        ObjectNode order = GraphqlOrders.of(rest);
        orders.put(order.path("id").asText(), order);
    }

    void hasNone() {
        orders.clear();
    }

    ObjectNode order(String number) {
        return Objects.requireNonNull(orders.get("gid://shopify/Order/" + number), number);
    }

    void loses(String number) {
        orders.remove("gid://shopify/Order/" + number);
    }

    List<ObjectNode> webhooks() {
        return webhooks;
    }

    void subscribes(String topic, String uri) {
        ObjectNode webhook = JSON.objectNode()
                .put("legacyResourceId", Integer.toString(8000 + webhooks.size()))
                .put("topic", topic)
                .put("uri", uri)
                .put("updatedAt", "2026-11-20T08:00:00Z");
        webhook.putArray("includeFields");
        webhook.putNull("filter");
        webhooks.add(webhook);
    }

    List<String> scopes() {
        return scopes;
    }

    /** What each query cost that was asked, in order. */
    List<Integer> costs() {
        return costs;
    }

    /** From now on it reckons more dearly. */
    void takesAtMost(int points) {
        most = points;
    }

    /** What it is asked is paid from this. */
    void paysFrom(Bucket points) {
        bucket = Optional.of(points);
    }

    /** What happens in the shop after each answer. */
    void afterEachAnswer(Runnable happens) {
        afterEach = happens;
    }

    synchronized ObjectNode answer(String query, JsonNode variables) {
        List<Field> fields = GraphqlQuery.read(query, variables);
        Optional<String> objection = schema.objection(fields, "QueryRoot");
        if (objection.isPresent()) {
            return GraphqlShop.error("undefinedField", objection.get());
        }
        int cost = schema.cost(fields, "QueryRoot");
        if (cost > most) {
            return GraphqlShop.error(
                    "MAX_COST_EXCEEDED", "Query cost is " + cost + ", which exceeds the single query max cost limit");
        }
        if (bucket.isPresent() && !bucket.get().pays(cost)) {
            return GraphqlShop.throttled(cost, bucket.get().size(), bucket.get().now());
        }
        costs.add(cost);
        ObjectNode answer = JSON.objectNode();
        answer.set("data", GraphqlExecution.object(fields, root(fields.getFirst())));
        afterEach.run();
        return answer;
    }

    int costOf(String query, JsonNode variables) {
        return schema.cost(GraphqlQuery.read(query, variables), "QueryRoot");
    }

    private ObjectNode root(Field field) {
        ObjectNode root = JSON.objectNode();
        root.set(
                field.name(),
                switch (field.name()) {
                    case "orders" ->
                        listed(GraphqlExecution.argument(field, "query").asText());
                    case "node" -> find(GraphqlExecution.argument(field, "id").asText());
                    case "nodes" -> found(GraphqlExecution.argument(field, "ids"));
                    case "webhookSubscriptions" -> JSON.arrayNode().addAll(webhooks);
                    default -> installation();
                });
        return root;
    }

    private ArrayNode listed(String query) {
        Matcher email = EMAIL.matcher(query);
        return email.matches() ? of(email.group(1)) : changed(query);
    }

    /** In the words of a search, not letter by letter; the latest first. */
    private ArrayNode of(String email) {
        return JSON.arrayNode()
                .addAll(orders.values().stream()
                        .filter(order -> order.path("email")
                                .asText()
                                .toLowerCase(Locale.ROOT)
                                .startsWith(email.toLowerCase(Locale.ROOT)))
                        .sorted(Comparator.comparing((ObjectNode order) ->
                                        order.path("createdAt").asText())
                                .reversed())
                        .toList());
    }

    /** By time, those of one time in the opposite order of their numbers. */
    private ArrayNode changed(String query) {
        Matcher since = SINCE.matcher(query);
        if (!since.matches()) {
            throw new AssertionError("a shop would ignore the filter " + query);
        }
        Instant from = Instant.parse(since.group(1));
        return JSON.arrayNode()
                .addAll(orders.values().stream()
                        .filter(order -> !time(order).isBefore(from))
                        .sorted(Comparator.comparing(AdminApi::time)
                                .thenComparing(order -> order.path("id").asText(), Comparator.reverseOrder()))
                        .toList());
    }

    private static Instant time(ObjectNode order) {
        return Instant.parse(order.path("updatedAt").asText());
    }

    private JsonNode find(String id) {
        List<JsonNode> things = new ArrayList<>(orders.values());
        orders.values().forEach(order -> order.path("refunds").forEach(things::add));
        return things.stream()
                .filter(thing -> thing.path("id").asText().equals(id))
                .findFirst()
                .orElse(NullNode.instance);
    }

    private ArrayNode found(JsonNode ids) {
        ArrayNode found = JSON.arrayNode();
        ids.forEach(id -> found.add(find(id.asText())));
        return found;
    }

    private ObjectNode installation() {
        ObjectNode installation = JSON.objectNode();
        ArrayNode granted = installation.putArray("accessScopes");
        scopes.forEach(scope -> granted.addObject().put("handle", scope));
        return installation;
    }
}
