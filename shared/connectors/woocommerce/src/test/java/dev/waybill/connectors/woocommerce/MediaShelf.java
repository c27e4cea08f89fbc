package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * A media library as WordPress' attachments controller treats it: the body is the file, its name stands in the header
 * {@code Content-Disposition}, other fields in the query; what is not private is listed to everybody.
 */
final class MediaShelf {
    static final String PATH = "/wp-json/wp/v2/media";
    static final String USER = "waybill";
    static final String PASSWORD = "abcd EFGH 1234 ijkl MNOP 5678";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Item> items = new ArrayList<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private String statusOfUploads = "";

    record Item(String file, String type, String status, String slug, String title, Body content) {}

    /** How the next upload goes wrong. */
    record Fault(int status, String body, boolean afterTheWork) {
        static Fault error(int status, String code) {
            return new Fault(
                    status,
                    "{\"code\":\"" + code + "\",\"message\":\"Sorry.\",\"data\":{\"status\":" + status + "}}",
                    false);
        }

        static Fault page(int status, boolean afterTheWork) {
            return new Fault(status, "<html><body>" + status + "</body></html>", afterTheWork);
        }
    }

    void failsNextUpload(Fault fault) {
        faults.add(fault);
    }

    /** A plug-in decides what status uploads have. */
    void makesUploads(String status) {
        statusOfUploads = status;
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    void serve(HttpExchange exchange) throws IOException {
        String expected = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        boolean known =
                ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Map<String, String> query = query(exchange);
        if (!known && exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 401, Fault.error(401, "rest_cannot_create").body());
        } else if (!known && !query.getOrDefault("status", "inherit").equals("inherit")) {
            answer(exchange, 401, Fault.error(401, "rest_forbidden_status").body());
        } else if (exchange.getRequestMethod().equals("POST")) {
            upload(exchange, query);
        } else {
            answer(exchange, 200, list(exchange, query).toString());
        }
    }

    private ArrayNode list(HttpExchange exchange, Map<String, String> query) {
        ArrayNode list = JSON.createArrayNode();
        items.stream()
                .filter(item -> item.status().equals(query.getOrDefault("status", "inherit")))
                .filter(item -> item.slug().equals(query.getOrDefault("slug", item.slug())))
                .forEach(item -> list.add(json(exchange, item)));
        return list;
    }

    private void upload(HttpExchange exchange, Map<String, String> query) throws IOException {
        Optional<Fault> fault = Optional.ofNullable(faults.poll());
        if (fault.isPresent() && !fault.get().afterTheWork()) {
            answer(exchange, fault.get().status(), fault.get().body());
            return;
        }
        String disposition = exchange.getRequestHeaders().getFirst("Content-Disposition");
        Item item = new Item(
                disposition.replaceFirst("^attachment; filename=\"([^\"]+)\"$", "$1"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                statusOfUploads.isEmpty() ? query.getOrDefault("status", "inherit") : statusOfUploads,
                query.getOrDefault("slug", ""),
                query.getOrDefault("title", ""),
                Body.of(exchange.getRequestBody().readAllBytes()));
        items.add(item);
        if (fault.isPresent()) {
            answer(exchange, fault.get().status(), fault.get().body());
        } else {
            answer(exchange, 201, json(exchange, item).toString());
        }
    }

    private static ObjectNode json(HttpExchange exchange, Item item) {
        String host = "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
        return JSON.createObjectNode()
                .put("id", 901)
                .put("status", item.status())
                .put("slug", item.slug())
                .put("source_url", host + "/wp-content/uploads/2026/11/" + item.file());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Arrays.stream(raw.split("&")).filter(part -> part.contains("=")).forEach(part -> {
            String[] pair = part.split("=", 2);
            query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        });
        return query;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
