package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.order.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** Writes orders as Shopify does: {@code anOrder().line("TSHIRT-XL", "20.00", 2).total("40.00")}. */
final class OrderJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode order = JSON.objectNode();
    private final ArrayNode lines = JSON.arrayNode();
    private final ArrayNode shipping = JSON.arrayNode();
    private final ArrayNode refunds = JSON.arrayNode();

    private OrderJson() {
        order.put("id", 820982911946154508L)
                .put("admin_graphql_api_id", "gid://shopify/Order/820982911946154508")
                .put("name", "#1001")
                .put("currency", "EUR")
                .put("taxes_included", false)
                .put("financial_status", "paid")
                .put("created_at", "2026-11-20T10:00:00+01:00")
                .put("updated_at", "2026-11-20T10:00:05+01:00");
        order.set("line_items", lines);
        order.set("shipping_lines", shipping);
        order.set("refunds", refunds);
    }

    static OrderJson anOrder() {
        return new OrderJson();
    }

    /** An order of one line that changed last at this time. */
    static OrderJson changedAt(String id, Instant time) {
        return anOrder()
                .change(order -> order.put("id", Long.parseLong(id)))
                .with("admin_graphql_api_id", "gid://shopify/Order/" + id)
                .with("updated_at", time.toString())
                .line("MUG", "12.50", 2)
                .total("25.00");
    }

    OrderJson with(String member, String value) {
        order.put(member, value);
        return this;
    }

    OrderJson change(Consumer<ObjectNode> change) {
        change.accept(order);
        return this;
    }

    OrderJson taxesIncluded() {
        order.put("taxes_included", true);
        return this;
    }

    /** Both totals, as in an order from which nothing was taken. */
    OrderJson total(String amount) {
        return total(amount, amount);
    }

    OrderJson total(String ordered, String current) {
        money(order, "total_price", ordered);
        money(order, "current_total_price", current);
        return this;
    }

    OrderJson line(String sku, String price, int quantity, Consumer<ObjectNode> more) {
        ObjectNode line = JSON.objectNode()
                .put("id", 100 + lines.size())
                .put("sku", sku)
                .put("name", "Thing " + sku)
                .put("quantity", quantity)
                .put("current_quantity", quantity);
        money(line, "price", price);
        more.accept(line);
        lines.add(line);
        return this;
    }

    OrderJson line(String sku, String price, int quantity) {
        return line(sku, price, quantity, line -> {});
    }

    OrderJson ship(String price, Consumer<ObjectNode> more) {
        ObjectNode line = JSON.objectNode().put("id", 900 + shipping.size()).put("title", "Parcel");
        money(line, "price", price);
        more.accept(line);
        shipping.add(line);
        return this;
    }

    /** Pieces of a line taken out again; {@code price} without tax unless taxes are included. */
    OrderJson takenOut(int lineId, int quantity, String price, String tax) {
        ObjectNode item = JSON.objectNode().put("line_item_id", lineId).put("quantity", quantity);
        money(item, "subtotal", price);
        money(item, "total_tax", tax);
        refunds.add(JSON.objectNode().set("refund_line_items", JSON.arrayNode().add(item)));
        return this;
    }

    static Consumer<ObjectNode> tax(String title, String rate, String amount) {
        return taxed -> {
            ObjectNode line = JSON.objectNode().put("title", title).put("rate", new BigDecimal(rate));
            money(line, "price", amount);
            taxed.withArray("tax_lines").add(line);
        };
    }

    static Consumer<ObjectNode> discounted(String amount) {
        return line -> {
            ObjectNode allocation = JSON.objectNode();
            money(allocation, "amount", amount);
            line.withArray("discount_allocations").add(allocation);
        };
    }

    static Consumer<ObjectNode> left(int quantity) {
        return line -> line.put("current_quantity", quantity);
    }

    /** A member with its text and its set in both currencies; the buyer's is always a different amount. */
    static void money(ObjectNode object, String member, String amount) {
        object.put(member, amount);
        ObjectNode set = object.putObject(member + "_set");
        set.putObject("shop_money").put("amount", amount).put("currency_code", "EUR");
        set.putObject("presentment_money")
                .put("amount", new BigDecimal(amount).multiply(BigDecimal.TEN).toPlainString())
                .put("currency_code", "SEK");
    }

    Body body() {
        return Body.of(order.toString());
    }

    Order translated() {
        return translated(Set.of());
    }

    Order translated(Set<String> confirmPending) {
        return new ShopifyOrderTranslator(confirmPending)
                .order(JsonAt.parse(body(), ShopifyFixture.SHOP), ShopifyFixture.SHOP);
    }
}
