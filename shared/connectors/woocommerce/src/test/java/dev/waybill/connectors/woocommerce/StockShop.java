package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.testkit.CallFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The products of a shop's REST interface with a shop's own ways: as seen on WooCommerce 11.0.1, and as its products and
 * variations controllers (version 3) say.
 */
final class StockShop implements AutoCloseable {
    private static final String PATH = "/wp-json/wc/v3/products";
    private static final String SETTINGS = "/wp-json/wc/v3/settings/";
    private static final Pattern BATCH = Pattern.compile(PATH + "(?:/(\\d+)/variations)?/batch");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<Long, ObjectNode> products = new TreeMap<>();
    private final Map<Long, String> locked = new HashMap<>();
    private final Map<Long, Integer> overruled = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "general/woocommerce_currency", "EUR",
            "general/woocommerce_calc_taxes", "yes",
            "tax/woocommerce_prices_include_tax", "yes",
            "products/woocommerce_weight_unit", "kg"));
    private final Map<String, HttpHandler> others = new HashMap<>();
    private HttpServer server;
    private Optional<CallFault> fault = Optional.empty();
    private int mostInBatch = 100;
    private long ids = 10;
    private int pages = 1;
    private boolean tellsPages = true;

    StockShop() {
        server = listen(0);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext(PATH, this::serve);
            listening.createContext(SETTINGS, this::serve);
            others.forEach(listening::createContext);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What else this shop serves. */
    void serves(String path, HttpHandler handler) {
        others.put(path, handler);
        server.createContext(path, handler);
    }

    /** The same, with this shop's faults: of those that do nothing. */
    void servesAtItsBest(String path, HttpHandler handler) {
        serves(path, exchange -> (fault.isEmpty() ? handler : (HttpHandler) this::serve).handle(exchange));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** A product that is bought as it is; answers its id. */
    synchronized long simple(String sku, int quantity) {
        return product(sku, "simple", 0, JSON.booleanNode(true), quantity);
    }

    synchronized long variable(String sku) {
        return product(sku, "variable", 0, JSON.booleanNode(false), null);
    }

    synchronized long variation(long parent, String sku, int quantity) {
        return product(sku, "variation", parent, JSON.booleanNode(true), quantity);
    }

    /** A variation without a number of its own. */
    synchronized long variationCountedByParent(long parent, String sku, int quantityOfParent) {
        return product(sku, "variation", parent, JSON.textNode("parent"), quantityOfParent);
    }

    synchronized long uncounted(String sku, String type) {
        return product(sku, type, 0, JSON.booleanNode(false), null);
    }

    private long product(String sku, String type, long parent, JsonNode managed, @Nullable Integer quantity) {
        long id = ++ids;
        ObjectNode product = JSON.objectNode().put("id", id).put("sku", sku).put("name", "Name of " + sku);
        product.put("type", type).put("parent_id", parent).put("backorders", "notify");
        product.put("regular_price", type.equals("variable") ? "" : "10.00");
        product.put("description", "<p>About " + sku + "</p>").put("weight", "").put("global_unique_id", "");
        product.set("manage_stock", managed);
        product.set("stock_quantity", quantity == null ? JSON.nullNode() : JSON.numberNode(quantity));
        product.putArray("meta_data").addObject().put("key", "_something").put("value", "{\"of\":[\"a plug-in\"]}");
        products.put(id, product);
        return id;
    }

    synchronized void set(long id, String member, JsonNode value) {
        Objects.requireNonNull(products.get(id)).set(member, value);
    }

    /** An older shop does not know this member. */
    synchronized void remove(long id, String member) {
        Objects.requireNonNull(products.get(id)).remove(member);
    }

    /** In {@code general/woocommerce_currency} and the like. */
    synchronized void setting(String name, String value) {
        settings.put(name, value);
    }

    synchronized void delete(long id) {
        products.remove(id);
    }

    /** The shop, or one of its plug-ins, takes no change of this product. */
    synchronized void lock(String sku) {
        locked.put(id(sku), "product_locked");
    }

    /** A plug-in sets its own number after each change. */
    synchronized void overrule(String sku, int quantity) {
        overruled.put(id(sku), quantity);
    }

    /** A proxy keeps the headers back. */
    synchronized void tellsNoPages() {
        tellsPages = false;
    }

    synchronized void takesInBatch(int most) {
        mostInBatch = most;
    }

    synchronized ObjectNode product(String sku) {
        return Objects.requireNonNull(products.get(id(sku)));
    }

    private long id(String sku) {
        return products.values().stream()
                .filter(product -> product.path("sku").asText().equals(sku))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
    }

    /** Method and path of each call, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    void breaks(CallFault like) {
        fault = Optional.of(like);
        if (like == CallFault.NO_CONNECTION) {
            server.stop(0);
        }
    }

    void heals() {
        if (fault.equals(Optional.of(CallFault.NO_CONNECTION))) {
            server = listen(server.getAddress().getPort());
        }
        fault = Optional.empty();
    }

    private record Answer(int status, JsonNode body) {
        static Answer error(int status, String code, String message) {
            return new Answer(status, problem(status, code, message));
        }

        private static ObjectNode problem(int status, String code, String message) {
            ObjectNode problem = JSON.objectNode().put("code", code).put("message", message);
            problem.putObject("data").put("status", status);
            return problem;
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = fault.equals(Optional.of(CallFault.GARBAGE))
                    ? "<html>Please wait.</html>".getBytes(StandardCharsets.UTF_8)
                    : answer.body().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
            if (tellsPages) {
                exchange.getResponseHeaders().add("X-WP-TotalPages", Integer.toString(pages));
            }
            if (answer.status() == 429) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Answer answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        String expected = "Basic " + Base64.getEncoder().encodeToString("ck_1:cs_2".getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.error(401, "woocommerce_rest_cannot_view", "Sorry.");
        }
        return switch (fault.orElse(CallFault.NO_CONNECTION)) {
            case UNAUTHORIZED -> Answer.error(401, "woocommerce_rest_authentication_error", "Sorry.");
            case TOO_BUSY -> Answer.error(429, "too_many_requests", "Slow down.");
            case DOWN -> Answer.error(503, "maintenance", "Back soon.");
            case DONE_BUT_NO_ANSWER -> {
                work(exchange);
                yield Answer.error(500, "internal_server_error", "There has been a critical error.");
            }
            case NO_CONNECTION, GARBAGE -> work(exchange);
        };
    }

    private Answer work(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET") && path.equals(PATH)) {
            return listing(query(exchange.getRequestURI().getRawQuery()));
        }
        if (path.startsWith(SETTINGS) && settings.containsKey(path.substring(SETTINGS.length()))) {
            String name = path.substring(SETTINGS.length());
            return new Answer(
                    200,
                    JSON.objectNode()
                            .put("id", name.substring(name.indexOf('/') + 1))
                            .put("value", settings.getOrDefault(name, "")));
        }
        Matcher batch = BATCH.matcher(path);
        if (exchange.getRequestMethod().equals("POST") && batch.matches()) {
            JsonNode updates =
                    MAPPER.readTree(exchange.getRequestBody().readAllBytes()).path("update");
            return updates.size() > mostInBatch
                    ? Answer.error(413, "woocommerce_rest_request_entity_too_large", "Unable to accept more.")
                    : batch(updates, batch.group(1) == null ? 0 : Long.parseLong(batch.group(1)));
        }
        return Answer.error(404, "rest_no_route", "No route was found.");
    }

    private Answer listing(Map<String, String> query) {
        String sku = query.getOrDefault("sku", "");
        List<String> wanted = new ArrayList<>(List.of(sku.split(",")));
        wanted.add(sku);
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
        List<String> fields = List.of(query.getOrDefault("_fields", "").split(","));
        ArrayNode list = JSON.arrayNode();
        List<ObjectNode> all = products.values().stream()
                .filter(product -> wanted.stream().anyMatch(product.path("sku").asText()::equalsIgnoreCase))
                .toList();
        pages = (all.size() + size - 1) / size;
        all.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .forEach(product ->
                        list.add((query.getOrDefault("context", "view").equals("edit")
                                        ? product.deepCopy()
                                        : product.deepCopy().put("description", asShown(product)))
                                .retain(fields)));
        return new Answer(200, list);
    }

    private Answer batch(JsonNode updates, long parent) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode list = answer.putArray("update");
        updates.forEach(update -> list.add(updated(update, parent)));
        return new Answer(200, answer);
    }

    private JsonNode updated(JsonNode update, long parent) {
        long id = update.path("id").asLong();
        ObjectNode product = products.get(id);
        if (product == null || product.path("parent_id").asLong() != parent) {
            String what = parent == 0 ? "product" : "product_variation";
            return error(id, Answer.problem(400, "woocommerce_rest_" + what + "_invalid_id", "Invalid ID."));
        }
        if (locked.containsKey(id)) {
            return error(id, Answer.problem(400, locked.get(id), "This product is locked."));
        }
        if (update.has("regular_price")) {
            product.set("regular_price", update.get("regular_price"));
        }
        for (String text : List.of("name", "description", "weight", "global_unique_id")) {
            if (update.has(text) && !(parent != 0 && text.equals("name"))) {
                product.put(text, kept(text, update.get(text).asText()));
            }
        }
        if (update.has("manage_stock")) {
            product.set("manage_stock", update.get("manage_stock"));
        }
        if (!product.path("manage_stock").asText().equals("true")) {
            product.put("backorders", "no").putNull("stock_quantity");
        } else if (update.has("stock_quantity")) {
            product.put("stock_quantity", overruled.getOrDefault(id, stockAmount(update.get("stock_quantity"))));
        }
        ObjectNode answer = product.deepCopy();
        return parent == 0 ? answer : answer.put("description", asShown(product));
    }

    /** As {@code wp_kses_post} leaves it: no scripts, and no ampersand that is no entity. */
    private static String kept(String member, String text) {
        return member.equals("name") || member.equals("description")
                ? text.replaceAll("</?script>", "").replaceAll("&(?!#?[0-9A-Za-z]{1,32};)", "&amp;")
                : text;
    }

    private static String asShown(ObjectNode product) {
        return "<p>" + product.path("description").asText() + "</p>\n";
    }

    private static ObjectNode error(long id, ObjectNode problem) {
        ObjectNode item = JSON.objectNode().put("id", id);
        item.set("error", problem);
        return item;
    }

    /** As PHP's {@code intval}: what is no number is 0, what comes behind the point is cut off. */
    private static int stockAmount(JsonNode value) {
        try {
            return new BigDecimal(value.asText()).intValue();
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
