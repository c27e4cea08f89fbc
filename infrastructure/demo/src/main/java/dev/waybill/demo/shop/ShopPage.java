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
        try {
            switch (String.join("", call.query("what"))) {
                case "place" -> floor.place(shop);
                case "place-unknown" -> floor.placeUnknown(shop);
                case "place-unheard" -> floor.placeUnheard(shop);
                case "cancel" -> floor.cancel(shop, order);
                case "again" -> floor.again(shop, order);
                case "forge" -> floor.forge(shop, order);
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
        return Reply.json(200, state.toString());
    }

    private static String page() {
        try (InputStream stream = ShopPage.class.getResourceAsStream("shop.html")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the page shop.html", e);
        }
    }
}
