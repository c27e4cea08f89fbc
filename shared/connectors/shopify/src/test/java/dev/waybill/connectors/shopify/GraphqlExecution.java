package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GraphqlQuery.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers a query out of what there is: what was asked for, by the names that were asked for, connections page by page. */
final class GraphqlExecution {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GraphqlExecution() {}

    static ObjectNode object(List<Field> fields, JsonNode from) {
        ObjectNode answer = JSON.objectNode();
        for (Field field : fields) {
            if (field.onType().isPresent()) {
                if (field.onType().get().equals(from.path("__typename").asText())) {
                    answer.setAll(object(field.fields(), from));
                }
            } else {
                answer.set(field.alias(), value(field, from.path(field.name())));
            }
        }
        return answer;
    }

    private static JsonNode value(Field field, JsonNode from) {
        if (field.fields().isEmpty() || from.isNull() || from.isMissingNode()) {
            return from.isMissingNode() ? NullNode.instance : from;
        }
        if (!from.isArray()) {
            return object(field.fields(), from);
        }
        return field.arguments().containsKey("first") ? connection(field, from) : list(field, from);
    }

    private static ArrayNode list(Field field, JsonNode from) {
        ArrayNode list = JSON.arrayNode();
        from.forEach(entry -> list.add(entry.isNull() ? entry : object(field.fields(), entry)));
        return list;
    }

    /** A cursor is the place of an entry in its list. */
    private static ObjectNode connection(Field field, JsonNode from) {
        int first = argument(field, "first").asInt();
        int start = Optional.ofNullable(field.arguments().get("after"))
                .map(JsonNode::asInt)
                .orElse(0);
        List<JsonNode> all = new ArrayList<>();
        from.forEach(all::add);
        if (field.name().equals("shippingLines")
                && !Optional.ofNullable(field.arguments().get("includeRemovals"))
                        .map(JsonNode::asBoolean)
                        .orElse(false)) {
            all.removeIf(line -> line.path("isRemoved").asBoolean());
        }
        int end = Math.min(all.size(), start + first);
        ObjectNode connection = JSON.objectNode();
        for (Field part : field.fields()) {
            if (part.name().equals("pageInfo")) {
                connection
                        .putObject(part.alias())
                        .put("hasNextPage", end < all.size())
                        .put("endCursor", Integer.toString(end));
            } else {
                ArrayNode nodes = connection.putArray(part.alias());
                all.subList(Math.min(start, end), end).forEach(entry -> nodes.add(object(part.fields(), entry)));
            }
        }
        return connection;
    }

    static JsonNode argument(Field field, String name) {
        return Objects.requireNonNull(field.arguments().get(name), name);
    }
}
