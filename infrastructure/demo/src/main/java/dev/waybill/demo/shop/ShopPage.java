package dev.waybill.demo.shop;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page of the demo shops. */
public final class ShopPage implements LoopbackServer.Answers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = page();

    private final ShopFloor floor;

    public ShopPage(ShopFloor floor) {
        this.floor = floor;
    }

    @Override
    public Reply answer(Call call) {
        return switch (call.method() + " " + call.address().getPath()) {
            case "GET /" -> Reply.page(PAGE);
            case "GET /state" -> state();
            case "POST /do" -> act(call);
            default -> Reply.text(404, "nothing here");
        };
    }

    private Reply act(Call call) {
        String shop = String.join("", call.query("shop"));
        String order = String.join("", call.query("order"));
        String number = String.join("", call.query("number"));
        try {
            switch (String.join("", call.query("what"))) {
                case "place" -> floor.place(shop);
                case "place-unknown" -> floor.placeUnknown(shop);
                case "place-unheard" -> floor.placeUnheard(shop);
                case "register" -> floor.register(shop);
                case "register-mistyped" -> floor.registerMistyped(shop);
                case "cancel" -> floor.cancel(shop, order);
                case "again" -> floor.again(shop, order);
                case "forge" -> floor.forge(shop, order);
                case "type" -> floor.type(shop, order, Integer.parseInt(number));
                case "refund" -> floor.refund(shop, order, new BigDecimal(number));
                default -> throw new IllegalArgumentException("visitors cannot do that");
            }
            return state();
        } catch (IllegalArgumentException e) {
            return Reply.text(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply state() {
        ObjectNode state = JSON.createObjectNode();
        ArrayNode shops = state.putArray("shops");
        floor.counters().forEach(counter -> shops.addObject()
                .put("system", counter.system())
                .put("product", counter.product().connector())
                .put("webhooks", counter.webhooks().toString()));
        ArrayNode visits = state.putArray("visits");
        floor.visits().forEach(visit -> visits.addObject()
                .put("system", visit.system())
                .put("order", visit.order())
                .put("what", visit.what())
                .put("status", visit.status())
                .put("answer", visit.answer()));
        ArrayNode products = state.putArray("products");
        ArrayNode orders = state.putArray("orders");
        floor.counters().forEach(counter -> {
            floor.books().articles().of(counter.system()).forEach(article -> products.addObject()
                    .put("system", article.system())
                    .put("sku", article.sku())
                    .put("name", article.name())
                    .put("stock", article.stock()));
            floor.books().orders().of(counter.system()).forEach(order -> orders.add(json(order)));
        });
        return Reply.json(200, state.toString());
    }

    private ObjectNode json(PlacedOrders.Placed placed) {
        ObjectNode whole = placed.json();
        ObjectNode order = JSON.createObjectNode()
                .put("system", placed.system())
                .put("order", placed.id().toString())
                .put("status", whole.path("status").asText())
                .put(
                        "total",
                        whole.path("total").asText() + " "
                                + whole.path("currency").asText());
        ArrayNode refunds = order.putArray("refunds");
        whole.path("refunds").forEach(refund -> refunds.add(refund.path("total").asText()));
        ArrayNode notes = order.putArray("notes");
        floor.books()
                .orders()
                .notes(placed.system(), placed.id().toString())
                .forEach(note -> notes.add((note.toBuyer() ? "to the buyer: " : "") + note.text()));
        return order;
    }

    private static String page() {
        try (InputStream stream = ShopPage.class.getResourceAsStream("shop.html")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page shop.html", e);
        }
    }
}
