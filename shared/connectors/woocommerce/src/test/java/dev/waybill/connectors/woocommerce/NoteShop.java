package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * One order of a shop with its notes, as the orders and order notes controllers (version 3) treat them: an update merges, meta data
 * without an id replaces the first of its name, a note is made with 201.
 */
final class NoteShop implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "/wp-json/wc/v3/orders/727";

    private final HttpServer server;
    private final ObjectNode order = JSON.createObjectNode();
    private final ArrayNode notes = JSON.createArrayNode();
    private final List<String> calls = new ArrayList<>();
    private final Queue<Integer> faults = new ArrayDeque<>();
    private final MediaShelf media = new MediaShelf();

    NoteShop() {
        order.put("id", 727).put("number", "727").put("status", "processing").put("currency", "EUR");
        order.put("total", "29.35").put("date_paid_gmt", "2026-11-20T10:00:00");
        order.putArray("meta_data")
                .addObject()
                .put("id", 1)
                .put("key", "is_vat_exempt")
                .put("value", "no");
        order.putArray("refunds");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    /** The media library of the WordPress below it. */
    MediaShelf media() {
        return media;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void is(String status) {
        order.put("status", status);
    }

    /** As the order shows a refund: in short, negative. */
    void refunds(String amount) {
        order.withArray("refunds").addObject().put("id", 800).put("reason", "").put("total", "-" + amount);
    }

    /** The next write is done, but this is answered. */
    void answersNextWrite(int status) {
        faults.add(status);
    }

    String status() {
        return order.path("status").asText();
    }

    /** All meta data of a name. */
    List<String> meta(String key) {
        List<String> values = new ArrayList<>();
        order.path("meta_data").forEach(entry -> {
            if (entry.path("key").asText().equals(key)) {
                values.add(entry.path("value").asText());
            }
        });
        return values;
    }

    /** Texts of all notes; those to the buyer begin with {@code buyer: }. */
    List<String> notes() {
        List<String> texts = new ArrayList<>();
        notes.forEach(note -> texts.add((note.path("customer_note").asBoolean() ? "buyer: " : "")
                + note.path("note").asText()));
        return texts;
    }

    /** Method and path of each call. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean write = exchange.getRequestMethod().equals("POST");
            calls.add(exchange.getRequestMethod() + " " + path.replace("/wp-json/wc/v3/", ""));
            if (path.equals(MediaShelf.PATH)) {
                media.serve(exchange);
                return;
            }
            JsonNode said = write ? JSON.readTree(exchange.getRequestBody()) : JSON.createObjectNode();
            if (path.equals(ORDER)) {
                answer(exchange, write ? merged(said) : order, 200, write);
            } else if (path.equals(ORDER + "/notes")) {
                answer(exchange, write ? noted(said) : notes, write ? 201 : 200, write);
            } else {
                answer(
                        exchange,
                        JSON.createObjectNode().put("code", "woocommerce_rest_shop_order_invalid_id"),
                        404,
                        write);
            }
        }
    }

    private JsonNode merged(JsonNode said) {
        if (said.has("status")) {
            order.set("status", said.path("status"));
        }
        said.path("meta_data").forEach(entry -> {
            for (JsonNode known : order.path("meta_data")) {
                if (known.path("key").equals(entry.path("key"))) {
                    ((ObjectNode) known).set("value", entry.path("value"));
                    return;
                }
            }
            order.withArray("meta_data").add(entry);
        });
        return order;
    }

    private JsonNode noted(JsonNode said) {
        notes.insert(0, said);
        return said;
    }

    private void answer(HttpExchange exchange, JsonNode json, int status, boolean write) throws IOException {
        Integer fault = write ? faults.poll() : null;
        byte[] body = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fault == null ? status : fault, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
