package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Bodies made from a recorded order: the same in everything but the point of the test. */
final class Sample {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Sample() {}

    /** Order 18: two shirts at 19.90, shipping 4.90, 19 % tax, paid; 53.19 EUR. */
    static Body order(Consumer<ObjectNode> change) {
        ObjectNode order = whole("013");
        change.accept(order);
        return Body.of(order.toString());
    }

    /** The same under another id. */
    static Body orderChangedAt(String id, Instant time) {
        return order(order -> order.put("id", Long.parseLong(id)).put("date_modified_gmt", gmt(time)));
    }

    /** The same, placed at a time (UTC) by whoever has that address. */
    static Body orderOf(String id, String placedAt, String email) {
        return order(order -> {
            order.put("id", Long.parseLong(id)).put("date_created_gmt", placedAt);
            ((ObjectNode) order.path("billing")).put("email", email);
        });
    }

    static String gmt(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss")
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    static ObjectNode whole(String recording) {
        try {
            return (ObjectNode)
                    JSON.readTree(Recording.named(recording).webhook().body().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Body changed(Body body, Consumer<ObjectNode> change) {
        try {
            ObjectNode order = (ObjectNode) JSON.readTree(body.bytes());
            change.accept(order);
            return Body.of(order.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode line(ObjectNode order) {
        return (ObjectNode) order.path("line_items").path(0);
    }

    /** Puts JSON, written with single quotes, in place of a member. */
    static void put(ObjectNode object, String member, String json) {
        object.set(member, read(json));
    }

    static ArrayNode list(ObjectNode order, String member) {
        return (ArrayNode) order.path(member);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
