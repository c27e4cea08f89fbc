package dev.waybill.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** JSON under way. */
public final class Json {
    private Json() {}

    public static <T> ArrayNode list(List<T> all, Function<T, ? extends JsonNode> one) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.forEach(item -> array.add(one.apply(item)));
        return array;
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
