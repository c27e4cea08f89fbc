package dev.waybill.connectors.standardwebhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.testkit.CallFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A warehouse that implements the protocol of this connector's README, as its developer would; breaks on request. */
final class JsonWarehouse implements AutoCloseable {
    static final String TOKEN = "a-token-of-this-warehouse";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Change(String sku, Instant at) {}

    /** What it answers instead. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private final Map<String, Map<String, Long>> stock = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Set<String> places = Set.of();
    private Instant now = Instant.parse("2026-11-23T11:00:00.250Z");
    private HttpServer server = listen(0);
    private Optional<CallFault> fault = Optional.empty();
    private Optional<Answer> only = Optional.empty();

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/wms";
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

    synchronized void has(Set<String> newPlaces, String... skus) {
        places = newPlaces;
        Arrays.stream(skus).forEach(sku -> stock.computeIfAbsent(sku, unknown -> new TreeMap<>()));
    }

    synchronized void put(String sku, String place, long quantity) {
        stock.computeIfAbsent(sku, unknown -> new TreeMap<>()).put(place, quantity);
        changes.add(new Change(sku, now));
    }

    synchronized Instant now() {
        return now;
    }

    synchronized void letTimePass() {
        now = now.plusSeconds(1);
    }

    /** Bodies and addresses with which it was asked, in order. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
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

    void answersOnly(int status, Map<String, String> headers, String body) {
        only = Optional.of(new Answer(status, headers, body));
    }

    void answersOnly(String body) {
        answersOnly(200, Map.of(), body);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = answer(exchange, body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer answer(HttpExchange exchange, String body) {
        asked.add(body.isEmpty() ? String.valueOf(exchange.getRequestURI()) : body);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (only.isPresent()) {
            return only.get();
        }
        if (!known || fault.equals(Optional.of(CallFault.UNAUTHORIZED))) {
            return json(401, "{}");
        }
        return switch (fault.orElse(CallFault.NO_CONNECTION)) {
            case TOO_BUSY -> new Answer(429, Map.of("Retry-After", "7"), "");
            case DOWN -> json(503, "");
            case DONE_BUT_NO_ANSWER -> json(500, "<html>");
            case GARBAGE -> json(200, "<html>Please wait.</html>");
            case NO_CONNECTION, UNAUTHORIZED -> work(exchange, body);
        };
    }

    private static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    private Answer work(HttpExchange exchange, String body) {
        return switch (exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath()) {
            case "POST /wms/stock/query" -> query(body);
            case "GET /wms/stock/changes" -> changes(exchange.getRequestURI().getRawQuery());
            default -> json(404, "{}");
        };
    }

    private Answer query(String body) {
        JsonNode question = tree(body);
        List<String> wanted =
                question.path("locations").isMissingNode() ? List.copyOf(places) : texts(question.path("locations"));
        List<String> unknown =
                wanted.stream().filter(place -> !places.contains(place)).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!unknown.isEmpty()) {
            ArrayNode named = answer.putArray("unknownLocations");
            unknown.forEach(named::add);
            return json(422, answer.toString());
        }
        ArrayNode items = answer.putArray("items");
        for (String sku : texts(question.path("skus"))) {
            Map<String, Long> shelves = stock.get(sku);
            if (shelves != null) {
                wanted.forEach(place -> items.addObject()
                        .put("sku", sku)
                        .put("location", place)
                        .put("available", shelves.getOrDefault(place, 0L)));
            }
        }
        return json(200, answer.toString());
    }

    private Answer changes(String query) {
        Map<String, String> asks = Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = answer.putArray("changes");
        changes.stream()
                .filter(change -> !change.at().isBefore(Instant.parse(asks.get("since"))))
                .skip(Integer.parseInt(asks.get("skip")))
                .limit(Integer.parseInt(asks.get("limit")))
                .forEach(change -> rows.addObject()
                        .put("sku", change.sku())
                        .put("changedAt", change.at().toString()));
        return json(200, answer.toString());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
