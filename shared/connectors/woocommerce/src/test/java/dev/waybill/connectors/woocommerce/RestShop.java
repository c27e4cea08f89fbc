package dev.waybill.connectors.woocommerce;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A shop's REST interface with a few orders, for one key. */
final class RestShop implements AutoCloseable {
    static final Map<String, String> SECRETS = Map.of("rest-key", "ck_1", "rest-secret", "cs_2");
    private static final String PATH = "/wp-json/wc/v3/orders/";

    private final HttpServer server;
    private final Map<String, Body> orders = new ConcurrentHashMap<>();
    private volatile Optional<Integer> status = Optional.empty();

    RestShop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void has(String id, Body order) {
        orders.put(id, order);
    }

    /** From now on it answers this and nothing else. */
    void answersOnly(int only) {
        status = Optional.of(only);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String expected = "Basic " + Base64.getEncoder().encodeToString("ck_1:cs_2".getBytes(StandardCharsets.UTF_8));
        boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Optional<Body> order = Optional.ofNullable(
                orders.get(exchange.getRequestURI().getPath().substring(PATH.length())));
        int code = status.orElse(known ? (order.isPresent() ? 200 : 404) : 401);
        byte[] body = code == 200 ? order.orElseThrow().bytes() : "{\"code\":\"no\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Retry-After", "7");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
