package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.connectors.woocommerce.RestShop.Answer;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The webhooks of a shop's REST interface (woocommerce {@code class-wc-rest-webhooks-v1-controller.php} and
 * {@code class-wc-webhook-data-store.php}, read 2026-11): ten a page by default, newest first, {@code offset} without effect, and
 * only for a key whose user may manage the shop.
 */
final class WebhookShop implements AutoCloseable {
    static final String PATH = "/wp-json/wc/v3/webhooks";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<ObjectNode> webhooks = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Optional<Answer> only = Optional.empty();

    WebhookShop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Another webhook; answers its number. */
    int has(String topic, String status, String address) {
        ObjectNode webhook = JSON.createObjectNode();
        webhook.put("id", webhooks.size() + 1).put("name", "Webhook \"of\" [a] shop");
        webhook.put("status", status).put("topic", topic).put("delivery_url", address);
        webhook.putArray("hooks").add("woocommerce_new_order");
        webhook.put("date_modified_gmt", "2026-11-23T08:45:50");
        webhook.putObject("_links").putArray("self").addObject().put("href", url() + PATH + "/" + webhooks.size());
        webhooks.add(webhook);
        return webhooks.size();
    }

    void hasAllFour(String address) {
        WooCommerceSubscriptions.TOPICS.forEach(topic -> has(topic, "active", address));
    }

    void becomes(String topic, String status) {
        webhooks.stream()
                .filter(webhook -> webhook.path("topic").asText().equals(topic))
                .forEach(webhook -> webhook.put("status", status));
    }

    void loses(String topic) {
        webhooks.removeIf(webhook -> webhook.path("topic").asText().equals(topic));
    }

    void hasNone() {
        webhooks.clear();
        only = Optional.empty();
    }

    void answersOnly(Answer answer) {
        only = Optional.of(answer);
    }

    /** The queries it was asked, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = only.orElseGet(() -> answer(exchange));
            byte[] body = answer.body().bytes();
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
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        asked.add(query);
        Map<String, String> wanted = Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int size = Integer.parseInt(wanted.getOrDefault("per_page", "10"));
        int page = Integer.parseInt(wanted.getOrDefault("page", "1"));
        if (size > 100) {
            return Answer.error(400, "rest_invalid_param");
        }
        ArrayNode shown = JSON.createArrayNode();
        sorted(wanted).stream().skip((page - 1L) * size).limit(size).forEach(shown::add);
        return new Answer(200, Map.of("X-WP-Total", Integer.toString(webhooks.size())), Body.of(shown.toString()));
    }

    private List<ObjectNode> sorted(Map<String, String> wanted) {
        boolean oldestFirst = wanted.getOrDefault("order", "desc").equals("asc");
        return oldestFirst ? webhooks : webhooks.reversed();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
