package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.Reply;
import java.util.List;
import java.util.Optional;

/** Products in the interface of the demo's WooCommerce shops: listed by SKU on one page, and their stock or prices set in bulk. */
record ProductDesk(ShopBooks books) {
    private static final int MOST = 100;

    Reply list(String shop, Call call) {
        List<String> wanted = List.of(ShopInterface.value(call, "sku", "").split(","));
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        if (ShopInterface.value(call, "page", "1").equals("1")) {
            books.articles().of(shop).stream()
                    .filter(article -> wanted.stream().anyMatch(article.sku()::equalsIgnoreCase))
                    .forEach(article -> page.add(article.json()));
        }
        return Reply.json(200, page.toString()).withHeader("X-WP-TotalPages", "1");
    }

    Reply batch(String shop, JsonNode wanted) {
        JsonNode updates = wanted.path("update");
        if (updates.size() > MOST) {
            return ShopInterface.error(413, "woocommerce_rest_request_entity_too_large");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode done = answer.putArray("update");
        updates.forEach(update -> done.add(updated(shop, update)));
        return Reply.json(200, answer.toString());
    }

    private ObjectNode updated(String shop, JsonNode update) {
        long id = update.path("id").asLong();
        Optional<Assortment.Article> changed = update.has("regular_price")
                ? books.ask(shop, id, update.path("regular_price").asText())
                : books.show(shop, id, update.path("stock_quantity").asInt());
        return changed.map(Assortment.Article::json).orElseGet(() -> {
            ObjectNode unknown = JsonNodeFactory.instance.objectNode().put("id", id);
            unknown.putObject("error")
                    .put("code", "woocommerce_rest_product_invalid_id")
                    .put("message", "Invalid ID.");
            return unknown;
        });
    }
}
