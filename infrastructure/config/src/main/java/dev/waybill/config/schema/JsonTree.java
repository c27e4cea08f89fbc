package dev.waybill.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waybill.config.yaml.Part;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The tree as JSON, read by the core schema of YAML 1.2 as editors do: {@code NO} is the text {@code NO}, not false.
 * Source: <a href="https://yaml.org/spec/1.2.2/#103-core-schema">YAML 1.2.2, 10.3</a>.
 */
final class JsonTree {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,4})?");

    private JsonTree() {}

    static JsonNode of(Part part) {
        return switch (part) {
            case Part.Text text -> scalar(text);
            case Part.Sequence list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Part.Mapping mapping -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.name().value(), of(entry.value())));
                yield object;
            }
        };
    }

    private static JsonNode scalar(Part.Text text) {
        if (text.quoted()) {
            return TextNode.valueOf(text.value());
        }
        if (text.value().isEmpty()) {
            return NullNode.getInstance();
        }
        if (text.value().matches("true|True|TRUE|false|False|FALSE")) {
            return BooleanNode.valueOf(text.value().equalsIgnoreCase("true"));
        }
        return NUMBER.matcher(text.value()).matches()
                ? DecimalNode.valueOf(new BigDecimal(text.value()))
                : TextNode.valueOf(text.value());
    }
}
