package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.shop.Assortment.Article;
import dev.waybill.demo.shop.PlacedOrders.Note;
import dev.waybill.demo.shop.PlacedOrders.Placed;
import dev.waybill.domain.message.Body;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything the demo's WooCommerce shops know, and whom they tell when it changes. A sold piece leaves the shelf as at a real one:
 * when its order is taken, and it comes back when the order is called off ({@code wc_maybe_reduce_stock_levels} and
 * {@code wc_maybe_increase_stock_levels} in woocommerce {@code includes/wc-stock-functions.php}, read 2026-11).
 */
public final class ShopBooks {
    private static final Set<String> TAKEN = Set.of("processing", "on-hold", "completed");
    private static final Set<String> GIVEN_BACK = Set.of("cancelled", "pending");

    private final PlacedOrders orders = new PlacedOrders();
    private final Assortment articles = new Assortment();
    private final Set<String> offTheShelf = new HashSet<>();
    private final Clock clock;
    private volatile Listener listener = (system, webhook) -> {};

    /** Who sends webhooks. */
    public interface Listener {
        /**
         * Something changed in a shop.
         *
         * @param webhook not signed yet
         */
        void changed(String system, Delivery webhook);
    }

    public ShopBooks(Clock clock) {
        this.clock = clock;
    }

    /** From now on it is told of every change that does not come from a webhook itself, before the change is answered. */
    public void tell(Listener told) {
        listener = told;
    }

    /** What a webhook says of an order is how it stands. Orders of other products are not kept: nobody asks for them. */
    public void note(String system, Delivery delivery) {
        if (delivery.product() == Product.WOOCOMMERCE) {
            Placed placed = Placed.of(system, delivery.body());
            orders.put(placed);
            shelve(placed);
        }
    }

    private synchronized void shelve(Placed placed) {
        ObjectNode order = placed.json();
        String status = order.path("status").asText();
        String key = placed.system() + "#" + placed.id();
        if (TAKEN.contains(status) && offTheShelf.add(key)) {
            move(placed.system(), order, 1);
        } else if (GIVEN_BACK.contains(status) && offTheShelf.remove(key)) {
            move(placed.system(), order, -1);
        }
    }

    private void move(String system, ObjectNode order, int sign) {
        order.path("line_items")
                .forEach(line -> articles.sell(
                        system,
                        line.path("sku").asText(),
                        sign * line.path("quantity").asInt()));
    }

    /** Takes a product into a shop; one that it has stays as it is. */
    public void offer(String system, String sku, String name, int stock) {
        offer(system, sku, name, stock, "");
    }

    /** The same, at a price. */
    public void offer(String system, String sku, String name, int stock, String price) {
        articles.offer(system, sku, name, stock, price);
    }

    /** What a shop shows for a product; empty if it does not have it. */
    public Optional<Integer> stock(String system, String sku) {
        return articles.of(system).stream()
                .filter(article -> article.sku().equals(sku))
                .map(Article::stock)
                .findFirst();
    }

    /** Somebody types a number into the shop. */
    public void type(String system, String sku, int stock) {
        articles.of(system).stream()
                .filter(article -> article.sku().equals(sku))
                .findFirst()
                .ifPresent(article -> show(system, article.id(), stock));
    }

    /** The shop's people give money back, with tax; whether there is such an order. */
    public boolean refund(String system, String order, BigDecimal total) {
        return changed(system, order, json -> json.withArray("refunds")
                        .addObject()
                        .put("id", json.path("refunds").size())
                        .put("reason", "")
                        .put("total", "-" + total.toPlainString()))
                .isPresent();
    }

    /** How an order stands. */
    public Optional<String> status(String system, String order) {
        return orders.find(system, order)
                .map(placed -> placed.json().path("status").asText());
    }

    /** Texts of the notes on an order, the latest first. */
    public List<String> notes(String system, String order) {
        return orders.notes(system, order).stream().map(Note::text).toList();
    }

    /** What a shop asks for a product, with tax; empty if it asks nothing, or does not have it. */
    public Optional<String> price(String system, String sku) {
        return articles.of(system).stream()
                .filter(article -> article.sku().equals(sku))
                .map(Article::price)
                .filter(price -> !price.isEmpty())
                .findFirst();
    }

    /** Somebody types a price into the shop. */
    public void typePrice(String system, String sku, String price) {
        articles.of(system).stream()
                .filter(article -> article.sku().equals(sku))
                .findFirst()
                .ifPresent(article -> ask(system, article.id(), price));
    }

    /** Asks another price and tells of it; empty if there is no such product. */
    Optional<Article> ask(String system, long id, String price) {
        return told(system, articles.price(system, id, price));
    }

    /** Shows a number and tells of it; empty if there is no such product. */
    Optional<Article> show(String system, long id, int stock) {
        return told(system, articles.set(system, id, stock));
    }

    private Optional<Article> told(String system, Optional<Article> changed) {
        changed.ifPresent(article -> listener.changed(
                system,
                Samples.wooCommerceWebhook(
                        "product.updated", Body.of(article.json().toString()))));
        return changed;
    }

    /** Changes an order as told and tells of it; empty if there is no such order. */
    Optional<Placed> changed(String system, String id, Consumer<ObjectNode> change) {
        Optional<Placed> after = orders.change(system, id, order -> {
            change.accept(order);
            SampleOrders.changedAt(order, clock.instant());
        });
        after.ifPresent(placed -> {
            shelve(placed);
            listener.changed(system, Samples.wooCommerceWebhook("order.updated", placed.body()));
        });
        return after;
    }

    /** What a caller of the interface wants changed: the status, and meta data by name. */
    Optional<Placed> update(String system, String id, JsonNode wanted) {
        return changed(system, id, order -> {
            if (wanted.has("status")) {
                order.set("status", wanted.path("status"));
            }
            wanted.path("meta_data").forEach(entry -> setMeta(order, entry));
        });
    }

    private static void setMeta(ObjectNode order, JsonNode entry) {
        for (JsonNode known : order.withArray("meta_data")) {
            if (known.path("key").equals(entry.path("key"))) {
                ((ObjectNode) known).set("value", entry.path("value"));
                return;
            }
        }
        order.withArray("meta_data").add(entry);
    }

    PlacedOrders orders() {
        return orders;
    }

    Assortment articles() {
        return articles;
    }
}
