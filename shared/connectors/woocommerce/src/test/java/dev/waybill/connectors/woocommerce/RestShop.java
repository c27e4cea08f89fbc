package dev.waybill.connectors.woocommerce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A shop's REST interface with a few orders, for one key. */
final class RestShop implements AutoCloseable {
    static final Map<String, String> SECRETS = Map.of("rest-key", "ck_1", "rest-secret", "cs_2");
    private static final String PATH = "/wp-json/wc/v3/orders";

    private final HttpServer server;
    private final Map<String, Body> orders = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile OrderListing listing = OrderListing.standard();
    private volatile Optional<Answer> only = Optional.empty();

    /** What it answers. */
    record Answer(int status, Map<String, String> headers, Body body) {
        static Answer error(int status, String code) {
            return new Answer(
                    status,
                    Map.of(),
                    Body.of("{\"code\":\"" + code + "\",\"message\":\"Lo siento.\",\"data\":{\"status\":" + status
                            + "}}"));
        }
    }

    RestShop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void has(String id, Body order) {
        orders.put(id, order);
    }

    void hasNone() {
        orders.clear();
    }

    /** From now on it lists like this. */
    void lists(OrderListing like) {
        listing = like;
    }

    /** From now on it answers this and nothing else. */
    void answersOnly(int status) {
        answersOnly(new Answer(status, Map.of(), Body.of("{\"code\":\"no\"}")));
    }

    void answersOnly(Answer answer) {
        only = Optional.of(answer);
    }

    /** The queries it was asked for lists, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = only.orElseGet(() -> answer(exchange));
            byte[] body = answer.body().bytes();
            exchange.getResponseHeaders().add("Retry-After", "7");
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) {
        String expected = "Basic " + Base64.getEncoder().encodeToString("ck_1:cs_2".getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.error(401, "woocommerce_rest_cannot_view");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals(PATH)) {
            String query = exchange.getRequestURI().getQuery();
            asked.add(query);
            return listing.answer(query, new ArrayList<>(orders.values()));
        }
        return Optional.ofNullable(orders.get(path.substring(PATH.length() + 1)))
                .map(order -> new Answer(200, Map.of(), order))
                .orElseGet(() -> Answer.error(404, "woocommerce_rest_shop_order_invalid_id"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
