package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.waybill.testkit.OrderTargetContract.PeerFault;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The accounts of a shop's REST interface, version 3, with the ways of {@code WC_REST_Customers_V1_Controller}. */
final class AccountShop {
    static final String PATH = "/wp-json/wc/v3/customers";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<Long, ObjectNode> accounts = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<PeerFault> fault = Optional.empty();
    private long ids = 20;
    private int changes;

    /** Writes go wrong like this from now on; that nobody listens is for whoever listens for it. */
    void breaks(PeerFault like) {
        fault = Optional.of(like);
    }

    void heals() {
        fault = Optional.empty();
    }

    /** Somebody registers in the shop; answers the account's id. */
    synchronized long registers(String email, String role) {
        ObjectNode account =
                JSON.objectNode().put("id", ++ids).put("email", email).put("role", role);
        account.put("first_name", "").put("last_name", "");
        account.putObject("billing").put("email", "").put("company", "").put("phone", "");
        account.putObject("shipping");
        account.putArray("meta_data");
        accounts.put(ids, touched(account));
        return ids;
    }

    synchronized ObjectNode account(long id) {
        return Objects.requireNonNull(accounts.get(id)).deepCopy();
    }

    synchronized int count() {
        return accounts.size();
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private ObjectNode touched(ObjectNode account) {
        return account.put(
                "date_modified_gmt",
                LocalDateTime.parse("2026-11-23T10:00:00")
                        .plusSeconds(++changes)
                        .toString());
    }

    private record Answer(int status, JsonNode body) {
        static Answer error(int status, String code) {
            ObjectNode problem = JSON.objectNode().put("code", code).put("message", "Lo siento.");
            problem.putObject("data").put("status", status);
            return new Answer(status, problem);
        }
    }

    void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean writes = !exchange.getRequestMethod().equals("GET");
            Answer answer = writes && fault.isPresent() ? broken(exchange, fault.get()) : work(exchange);
            byte[] body = writes && fault.equals(Optional.of(PeerFault.GARBAGE))
                    ? "<html>Please wait.</html>".getBytes(StandardCharsets.UTF_8)
                    : answer.body().toString().getBytes(StandardCharsets.UTF_8);
            if (answer.status() == 429) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer broken(HttpExchange exchange, PeerFault like) throws IOException {
        return switch (like) {
            case UNAUTHORIZED -> Answer.error(401, "woocommerce_rest_cannot_create");
            case REFUSES -> Answer.error(400, "woocommerce_rest_customer_invalid");
            case TOO_BUSY -> Answer.error(429, "too_many_requests");
            case DOWN -> Answer.error(503, "maintenance");
            case DONE_BUT_NO_ANSWER -> {
                work(exchange);
                yield Answer.error(500, "internal_server_error");
            }
            case NO_CONNECTION, GARBAGE -> work(exchange);
        };
    }

    private synchronized Answer work(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        calls.add(exchange.getRequestMethod() + " " + path);
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        if (path.equals(PATH)) {
            return exchange.getRequestMethod().equals("GET") ? listing(query) : opened(json(exchange), query);
        }
        ObjectNode account = accounts.get(Long.parseLong(path.substring(PATH.length() + 1)));
        if (account == null) {
            return Answer.error(404, "woocommerce_rest_invalid_id");
        }
        return exchange.getRequestMethod().equals("GET")
                ? new Answer(200, only(account, query))
                : changed(account, json(exchange), query);
    }

    private static JsonNode json(HttpExchange exchange) throws IOException {
        return MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    }

    private Answer listing(Map<String, String> query) {
        List<String> included = List.of(query.getOrDefault("include", "").split(","));
        String role = query.getOrDefault("role", "customer");
        ArrayNode list = JSON.arrayNode();
        accounts.values().stream()
                .filter(account ->
                        role.equals("all") || account.path("role").asText().equals(role))
                .filter(account -> !query.containsKey("include")
                        || included.contains(account.path("id").asText()))
                .filter(account -> !query.containsKey("email")
                        || account.path("email").asText().equalsIgnoreCase(query.get("email")))
                .filter(account -> !query.containsKey("search") || hasText(account, query.get("search")))
                .forEach(account -> list.add(only(account, query)));
        return new Answer(200, list);
    }

    /** Display name and e-mail address; not what is kept as meta data. */
    private static boolean hasText(ObjectNode account, String text) {
        return Stream.of("first_name", "last_name", "email")
                .anyMatch(field ->
                        account.path(field).asText().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private Answer opened(JsonNode wanted, Map<String, String> query) {
        String email = wanted.path("email").asText();
        if (email.isEmpty()) {
            return Answer.error(400, "rest_missing_callback_param");
        }
        if (accounts.values().stream()
                .anyMatch(account -> account.path("email").asText().equalsIgnoreCase(email))) {
            return Answer.error(400, "registration-error-email-exists");
        }
        Answer done = changed(Objects.requireNonNull(accounts.get(registers(email, "customer"))), wanted, query);
        return new Answer(201, done.body());
    }

    private Answer changed(ObjectNode account, JsonNode wanted, Map<String, String> query) {
        wanted.properties().forEach(member -> {
            if (member.getKey().equals("meta_data")) {
                member.getValue().forEach(field -> putField((ArrayNode) account.path("meta_data"), field));
            } else if (member.getValue().isObject()) {
                ((ObjectNode) account.path(member.getKey())).setAll((ObjectNode) member.getValue());
            } else {
                account.set(member.getKey(), member.getValue());
            }
        });
        return new Answer(200, only(touched(account), query));
    }

    /** As {@code update_meta_data} does it: one of a name. */
    private static void putField(ArrayNode fields, JsonNode field) {
        StreamSupport.stream(fields.spliterator(), false)
                .filter(it -> it.path("key").equals(field.path("key")))
                .findFirst()
                .ifPresentOrElse(
                        it -> ((ObjectNode) it).set("value", field.path("value")), () -> fields.add(field.deepCopy()));
    }

    private static JsonNode only(ObjectNode account, Map<String, String> query) {
        return account.deepCopy()
                .retain(List.of(query.getOrDefault("_fields", "").split(",")));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return query;
    }
}
