package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.testkit.CallFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A shop's GraphQL Admin API with its ways: refusals with the status 200, a bucket of points, keys that are remembered. As
 * Shopify's documentation says (rate limits, idempotent requests, versioning); not recorded from a real shop.
 */
final class GraphqlShop implements AutoCloseable {
    static final String TOKEN = "shpat_0123456789abcdef";
    private static final String PATH = "/admin/api/2026-07/graphql.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What it answers instead. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private record Remembered(JsonNode input, ObjectNode answer) {}

    private final GraphqlInventory inventory;
    private final Map<String, Function<JsonNode, ObjectNode>> parts = new LinkedHashMap<>();
    private final AdminApi api;
    private final List<JsonNode> requests = new ArrayList<>();
    private final Map<String, Remembered> keys = new HashMap<>();
    private HttpServer server = listen(0);
    private Optional<CallFault> fault = Optional.empty();
    private Optional<Answer> only = Optional.empty();
    private Optional<CallFault> once = Optional.empty();
    private int until;

    GraphqlShop(GraphqlInventory inventory) {
        this(inventory, new AdminApi());
    }

    GraphqlShop(GraphqlInventory inventory, AdminApi api) {
        this.inventory = inventory;
        this.api = api;
    }

    /** What else this shop does: whatever is asked with this field, by the request as a whole. */
    GraphqlShop with(String field, Function<JsonNode, ObjectNode> part) {
        parts.put(field, part);
        return this;
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/", this::serve);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads to this shop what goes to its own domain by https, and nothing else. */
    HttpDoor door() {
        HttpDoor door = new JdkHttpDoor(Duration.ofSeconds(2));
        return call -> {
            String domain = "https://" + ShopifyFixture.DOMAIN + "/";
            if (!call.address().toString().startsWith(domain)) {
                throw new AssertionError("a call to " + call.address());
            }
            URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort()
                    + call.address().getPath());
            return door.send(new HttpCall(
                    call.system(),
                    call.operation(),
                    call.effect(),
                    call.method(),
                    here,
                    call.headers(),
                    call.body(),
                    call.timeout()));
        };
    }

    /** What was sent with the requests that have this member, in order. */
    synchronized List<JsonNode> requestsWith(String member) {
        return requests.stream()
                .map(request -> request.path("variables"))
                .filter(variables -> variables.has(member))
                .toList();
    }

    void breaks(CallFault like) {
        fault = Optional.of(like);
        if (like == CallFault.NO_CONNECTION) {
            server.stop(0);
        }
    }

    /** Only the n-th request from now, from 1, is answered in this way. */
    synchronized void breaksOnce(int n, CallFault like) {
        until = n;
        once = Optional.of(like);
    }

    void heals() {
        if (fault.equals(Optional.of(CallFault.NO_CONNECTION))) {
            server = listen(server.getAddress().getPort());
        }
        fault = Optional.empty();
    }

    void answersOnly(int status, Map<String, String> headers, String body) {
        only = Optional.of(new Answer(status, headers, body));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            Answer answer = only.orElseGet(() -> answer(exchange, request));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().add("X-Shopify-API-Version", "2026-07");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, byte[] request) {
        boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Shopify-Access-Token"));
        if (!known || fault.equals(Optional.of(CallFault.UNAUTHORIZED))) {
            return json(401, "{\"errors\":\"[API] Invalid API key or access token\"}");
        }
        if (!exchange.getRequestURI().getPath().equals(PATH)
                || !exchange.getRequestMethod().equals("POST")) {
            return json(404, "{\"errors\":\"Not Found\"}");
        }
        until--;
        return switch (fault.or(() -> once.filter(like -> until == 0)).orElse(CallFault.NO_CONNECTION)) {
            case TOO_BUSY -> json(200, throttled(402, 2000, 52).toString());
            case DOWN -> json(503, "");
            case DONE_BUT_NO_ANSWER -> {
                work(request);
                yield json(500, "<html>");
            }
            case GARBAGE -> {
                work(request);
                yield json(200, "<html>Please wait.</html>");
            }
            case NO_CONNECTION, UNAUTHORIZED -> json(200, work(request).toString());
        };
    }

    private static Answer json(int status, String body) {
        return new Answer(status, Map.of(), body);
    }

    /** The bucket fills by 50 a second. */
    static ObjectNode throttled(int asked, int most, int now) {
        ObjectNode answer = error("THROTTLED", "Throttled");
        ObjectNode cost = answer.putObject("extensions").putObject("cost").put("requestedQueryCost", asked);
        cost.putObject("throttleStatus")
                .put("maximumAvailable", most)
                .put("currentlyAvailable", now)
                .put("restoreRate", 50.0);
        return answer;
    }

    static ObjectNode error(String code, String message) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode error = answer.putArray("errors").addObject().put("message", message);
        error.putObject("extensions").put("code", code);
        return answer;
    }

    private ObjectNode work(byte[] body) {
        try {
            JsonNode request = MAPPER.readTree(body);
            requests.add(request);
            String graphql = request.path("query").asText();
            JsonNode variables = request.path("variables");
            for (Map.Entry<String, Function<JsonNode, ObjectNode>> part : parts.entrySet()) {
                if (graphql.contains(part.getKey())) {
                    return part.getValue().apply(request);
                }
            }
            if (graphql.contains("productVariants(")) {
                return inventory.list(variables);
            }
            return graphql.contains("inventorySetQuantities(")
                    ? set(graphql, variables)
                    : api.answer(graphql, variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directive is needed at run time only; a key that is known is answered as before, and nothing is done. */
    private ObjectNode set(String graphql, JsonNode variables) {
        String key = variables.path("key").asText();
        if (!graphql.contains(") @idempotent(key: $key)") || key.isEmpty()) {
            return error(
                    "BAD_REQUEST", "The @idempotent directive is required for this mutation but was not provided.");
        }
        JsonNode input = variables.path("input");
        if (!keys.containsKey(key)) {
            keys.put(key, new Remembered(input, inventory.set(input)));
        }
        Remembered first = Objects.requireNonNull(keys.get(key));
        return first.input().equals(input)
                ? first.answer()
                : GraphqlInventory.refused(List.of(GraphqlInventory.userError(
                        "IDEMPOTENCY_KEY_PARAMETER_MISMATCH", "The same key with different parameters.")));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
