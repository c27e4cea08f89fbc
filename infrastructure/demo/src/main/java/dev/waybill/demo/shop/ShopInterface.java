package dev.waybill.demo.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the demo's WooCommerce shops answer to programs: REST version 3 as far as Waybill asks it, each shop below its name.
 */
public final class ShopInterface implements LoopbackServer.Answers {
    private static final List<String> ROOT = List.of("wp-json", "wc", "v3");
    private static final List<String> TOPICS =
            List.of("order.created", "order.updated", "order.deleted", "order.restored");
    private static final JsonMapper JSON = new JsonMapper();

    private final OrderDesk orders;
    private final ProductDesk products;
    private final Function<String, Optional<String>> keys;

    /** @param keys the key and the secret that open a shop, with a colon between; empty for a shop that stays shut */
    public ShopInterface(ShopBooks books, Function<String, Optional<String>> keys) {
        this.orders = new OrderDesk(books);
        this.products = new ProductDesk(books);
        this.keys = keys;
    }

    @Override
    public Reply answer(Call call) {
        List<String> path = call.path();
        if (path.size() <= ROOT.size() + 1 || !path.subList(1, ROOT.size() + 1).equals(ROOT)) {
            return error(404, "rest_no_route");
        }
        if (!isLetIn(path.getFirst(), call)) {
            return error(401, "woocommerce_rest_cannot_view");
        }
        try {
            return route(path.getFirst(), path.subList(ROOT.size() + 1, path.size()), call);
        } catch (JsonProcessingException e) {
            return error(400, "rest_invalid_json");
        }
    }

    private Reply route(String shop, List<String> path, Call call) throws JsonProcessingException {
        String id = path.size() > 1 ? path.get(1) : "";
        return switch (call.method() + " " + path.getFirst() + path.size() + path.getLast()) {
            case "GET webhooks1webhooks" -> webhooks(shop);
            case "GET products1products" -> products.list(shop, call);
            case "GET settings3woocommerce_currency" -> setting("EUR");
            case "GET settings3woocommerce_calc_taxes", "GET settings3woocommerce_prices_include_tax" -> setting("yes");
            case "POST products2batch" -> products.batch(shop, JSON.readTree(call.text()));
            // Who registers is told by a webhook and not kept: orders are by guests.
            case "GET customers1customers" -> Reply.json(200, "[]");
            case "GET orders1orders" -> orders.list(shop, call);
            case "GET orders3notes" -> orders.notes(shop, id);
            case "POST orders3notes" -> orders.write(shop, id, JSON.readTree(call.text()));
            default -> one(shop, path, call);
        };
    }

    private Reply one(String shop, List<String> path, Call call) throws JsonProcessingException {
        if (path.size() != 2 || !path.getFirst().equals("orders")) {
            return error(404, "rest_no_route");
        }
        return switch (call.method()) {
            case "GET" -> orders.one(shop, path.getLast());
            case "POST" -> orders.update(shop, path.getLast(), JSON.readTree(call.text()));
            default -> error(404, "rest_no_route");
        };
    }

    private static Reply setting(String value) {
        return Reply.json(200, "{\"value\":\"" + value + "\"}");
    }

    /** All that orders need, and all active: the demo's shops never give up. */
    private static Reply webhooks(String shop) {
        return Reply.json(
                200,
                TOPICS.stream()
                        .map(topic -> "{\"id\":" + (TOPICS.indexOf(topic) + 1) + ",\"status\":\"active\",\"topic\":\""
                                + topic + "\",\"delivery_url\":\"http://127.0.0.1/webhooks/" + shop + "\"}")
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private boolean isLetIn(String shop, Call call) {
        String sent = call.header("authorization").orElse("");
        return keys.apply(shop)
                .map(key -> "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    static String value(Call call, String name, String otherwise) {
        return call.query(name).stream().findFirst().orElse(otherwise);
    }

    static Reply error(int status, String code) {
        return Reply.json(
                status, "{\"code\":\"" + code + "\",\"message\":\"Sorry.\",\"data\":{\"status\":" + status + "}}");
    }
}
