package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.shop.PlacedOrders.Note;
import dev.waybill.demo.shop.PlacedOrders.Placed;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.Reply;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Orders and their notes in the interface of the demo's WooCommerce shops. Their trash is empty. */
record OrderDesk(ShopBooks books) {
    private static final int MOST = 100;

    private static final Comparator<Placed> AS_CHANGED =
            Comparator.comparing(Placed::modified).thenComparing(Placed::id);
    private static final Comparator<Placed> LATEST = Comparator.<Placed, String>comparing(
                    order -> order.json().path("date_created_gmt").asText())
            .thenComparing(Placed::id)
            .reversed();

    Reply list(String shop, Call call) {
        try {
            LocalDateTime after =
                    LocalDateTime.parse(ShopInterface.value(call, "modified_after", "1970-01-01T00:00:00"));
            int size = Integer.parseInt(ShopInterface.value(call, "per_page", "10"));
            int offset = Integer.parseInt(ShopInterface.value(call, "offset", "0"));
            if (size < 1 || size > MOST || offset < 0) {
                return ShopInterface.error(400, "rest_invalid_param");
            }
            List<Placed> found = ShopInterface.value(call, "status", "any").equals("any")
                    ? books.orders().changedAfter(shop, after).stream()
                            .filter(order -> isFoundBy(ShopInterface.value(call, "search", ""), order))
                            .sorted(ShopInterface.value(call, "orderby", "").equals("date") ? LATEST : AS_CHANGED)
                            .toList()
                    : List.of();
            String page = found.stream()
                    .skip(offset)
                    .limit(size)
                    .map(OrderDesk::text)
                    .collect(Collectors.joining(",", "[", "]"));
            return Reply.json(200, page)
                    .withHeader("X-WP-Total", Integer.toString(offset < found.size() ? found.size() : 0));
        } catch (DateTimeException | NumberFormatException e) {
            return ShopInterface.error(400, "rest_invalid_param");
        }
    }

    private static boolean isFoundBy(String text, Placed order) {
        return text.isEmpty()
                || order.json()
                        .path("billing")
                        .path("email")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT));
    }

    Reply one(String shop, String id) {
        return books.orders()
                .find(shop, id)
                .map(order -> Reply.json(200, text(order)))
                .orElseGet(OrderDesk::unknown);
    }

    Reply update(String shop, String id, JsonNode wanted) {
        return books.update(shop, id, wanted)
                .map(order -> Reply.json(200, text(order)))
                .orElseGet(OrderDesk::unknown);
    }

    Reply notes(String shop, String id) {
        if (books.orders().find(shop, id).isEmpty()) {
            return unknown();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        books.orders().notes(shop, id).forEach(note -> list.add(json(note)));
        return Reply.json(200, list.toString());
    }

    Reply write(String shop, String id, JsonNode wanted) {
        if (books.orders().find(shop, id).isEmpty()) {
            return unknown();
        }
        Note note = new Note(
                wanted.path("note").asText(), wanted.path("customer_note").asBoolean());
        books.orders().write(shop, id, note);
        return Reply.json(201, json(note).toString());
    }

    private static ObjectNode json(Note note) {
        return JsonNodeFactory.instance.objectNode().put("note", note.text()).put("customer_note", note.toBuyer());
    }

    private static String text(Placed order) {
        return new String(order.body().bytes(), StandardCharsets.UTF_8);
    }

    private static Reply unknown() {
        return ShopInterface.error(404, "woocommerce_rest_shop_order_invalid_id");
    }
}
