package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The products of the demo's WooCommerce shops; all of them simple ones that count their stock in whole pieces. */
final class Assortment {
    private static final long FIRST_ID = 101;

    private final Map<String, Article> articles = new LinkedHashMap<>();

    /** One product of a shop. */
    record Article(String system, long id, String sku, String name, int stock, String price) {
        /** As the shop's interface and its webhooks tell it. */
        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("name", name)
                    .put("type", "simple")
                    .put("status", "publish")
                    .put("sku", sku)
                    .put("manage_stock", true)
                    .put("stock_quantity", stock)
                    .put("stock_status", stock > 0 ? "instock" : "outofstock")
                    .put("regular_price", price)
                    .put("parent_id", 0);
        }

        private Article with(int number) {
            return new Article(system, id, sku, name, number, price);
        }

        private Article priced(String regular) {
            return new Article(system, id, sku, name, stock, regular);
        }
    }

    /** Takes a product into a shop; one that it has stays as it is. */
    synchronized void offer(String system, String sku, String name, int stock, String price) {
        articles.putIfAbsent(
                key(system, sku), new Article(system, FIRST_ID + articles.size(), sku, name, stock, price));
    }

    synchronized List<Article> of(String system) {
        return new ArrayList<>(articles.values())
                .stream().filter(article -> article.system().equals(system)).toList();
    }

    /** Shows another number; empty if the shop has no such product. */
    synchronized Optional<Article> set(String system, long id, int stock) {
        return of(system).stream()
                .filter(article -> article.id() == id)
                .findFirst()
                .map(article -> put(article.with(stock)));
    }

    /** Asks another price, empty for none; empty if the shop has no such product. */
    synchronized Optional<Article> price(String system, long id, String regular) {
        return of(system).stream()
                .filter(article -> article.id() == id)
                .findFirst()
                .map(article -> put(article.priced(regular)));
    }

    /** Takes pieces off the shelf, negative ones back onto it; what the shop does not have is sold all the same. */
    synchronized void sell(String system, String sku, int pieces) {
        Optional.ofNullable(articles.get(key(system, sku)))
                .ifPresent(article -> put(article.with(article.stock() - pieces)));
    }

    private Article put(Article article) {
        articles.put(key(article.system(), article.sku()), article);
        return article;
    }

    private static String key(String system, String sku) {
        return system + "#" + sku;
    }
}
