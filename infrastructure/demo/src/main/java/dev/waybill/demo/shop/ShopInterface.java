package dev.waybill.demo.shop;

import dev.waybill.demo.shop.PlacedOrders.Placed;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the demo's WooCommerce shops answer when asked for their orders: REST version 3 as far as Waybill asks it, each
 * shop below its name. Their trash is empty.
 */
public final class ShopInterface implements LoopbackServer.Answers {
    private static final List<String> ORDERS = List.of("wp-json", "wc", "v3", "orders");
    private static final List<String> WEBHOOKS = List.of("wp-json", "wc", "v3", "webhooks");
    private static final List<String> TOPICS =
            List.of("order.created", "order.updated", "order.deleted", "order.restored");
    private static final int MOST = 100;

    private final PlacedOrders orders;
    private final Function<String, Optional<String>> keys;

    /** @param keys the key and the secret that open a shop, with a colon between; empty for a shop that stays shut */
    public ShopInterface(PlacedOrders orders, Function<String, Optional<String>> keys) {
        this.orders = orders;
        this.keys = keys;
    }

    @Override
    public Reply answer(Call call) {
        List<String> path = call.path();
        boolean known = path.size() > ORDERS.size()
                && path.size() <= ORDERS.size() + 2
                && path.subList(1, ORDERS.size() + 1).equals(ORDERS);
        boolean webhooks = !path.isEmpty() && path.subList(1, path.size()).equals(WEBHOOKS);
        if (!call.method().equals("GET") || !(known || webhooks)) {
            return error(404, "rest_no_route");
        }
        String shop = path.getFirst();
        if (!isLetIn(shop, call)) {
            return error(401, "woocommerce_rest_cannot_view");
        }
        if (webhooks) {
            return webhooks(shop);
        }
        return path.size() == ORDERS.size() + 1 ? list(shop, call) : one(shop, path.getLast());
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

    private Reply one(String shop, String id) {
        return orders.find(shop, id)
                .map(order -> new Reply(200, Reply.json(200, "").headers(), order.body()))
                .orElseGet(() -> error(404, "woocommerce_rest_shop_order_invalid_id"));
    }

    private Reply list(String shop, Call call) {
        try {
            LocalDateTime after = LocalDateTime.parse(value(call, "modified_after", "1970-01-01T00:00:00"));
            int size = Integer.parseInt(value(call, "per_page", "10"));
            int offset = Integer.parseInt(value(call, "offset", "0"));
            if (size < 1 || size > MOST || offset < 0) {
                return error(400, "rest_invalid_param");
            }
            List<Placed> found =
                    value(call, "status", "any").equals("any") ? orders.changedAfter(shop, after) : List.of();
            String page = found.stream()
                    .skip(offset)
                    .limit(size)
                    .map(order -> new String(order.body().bytes(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining(",", "[", "]"));
            return Reply.json(200, page)
                    .withHeader("X-WP-Total", Integer.toString(offset < found.size() ? found.size() : 0));
        } catch (DateTimeException | NumberFormatException e) {
            return error(400, "rest_invalid_param");
        }
    }

    private boolean isLetIn(String shop, Call call) {
        String sent = call.header("authorization").orElse("");
        return keys.apply(shop)
                .map(key -> "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static String value(Call call, String name, String otherwise) {
        return call.query(name).stream().findFirst().orElse(otherwise);
    }

    private static Reply error(int status, String code) {
        return Reply.json(
                status, "{\"code\":\"" + code + "\",\"message\":\"Sorry.\",\"data\":{\"status\":" + status + "}}");
    }
}
