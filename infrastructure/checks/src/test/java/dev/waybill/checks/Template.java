package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** {@code template.yaml} as its rules look at it: resources with globals merged in, references followed. */
record Template(JsonNode json, List<Resource> resources) {
    /** Takes {@code ${Name}} and {@code ${Name.Attribute}}; leaves {@code ${AWS::Region}} and {@code ${!Literal}}. */
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[A-Za-z0-9.]+)?}");

    /**
     * One resource.
     *
     * @param line where it begins in the file
     * @param properties its own, over those that {@code Globals} gives its type
     * @param json as written
     */
    record Resource(String id, int line, String type, JsonNode properties, JsonNode json) {
        String because(String violation) {
            return "template.yaml:" + line + " " + id + " " + violation;
        }
    }

    static Template parse(String yaml) {
        return of(TemplateYaml.compose(yaml));
    }

    static Template of(Node root) {
        JsonNode json = TemplateYaml.toJson(root);
        List<Resource> resources = new ArrayList<>();
        for (ScalarNode key : keysOf(root, "Resources")) {
            JsonNode resource = json.path("Resources").path(key.getValue());
            String type = resource.path("Type").asText();
            int line = key.getStartMark().getLine() + 1;
            resources.add(new Resource(key.getValue(), line, type, properties(json, type, resource), resource));
        }
        return new Template(json, List.copyOf(resources));
    }

    Stream<Resource> ofType(String type) {
        return resources.stream().filter(resource -> resource.type().equals(type));
    }

    Stream<Resource> functions() {
        return ofType("AWS::Serverless::Function");
    }

    Stream<Resource> queues() {
        return ofType("AWS::SQS::Queue");
    }

    /** The resource that a value points at by Ref, GetAtt or a substitution. */
    Optional<Resource> target(JsonNode value) {
        return references(value)
                .flatMap(id ->
                        resources.stream().filter(resource -> resource.id().equals(id)))
                .findFirst();
    }

    boolean pointsAt(JsonNode value, Resource resource) {
        return references(value).anyMatch(resource.id()::equals);
    }

    /** A number, also where it is given as a parameter with a default. */
    int number(JsonNode value, int otherwise) {
        JsonNode byDefault =
                json.path("Parameters").path(value.path("Ref").asText()).path("Default");
        return byDefault.isMissingNode() ? value.asInt(otherwise) : byDefault.asInt(otherwise);
    }

    /** Logical ids, anywhere inside a value. */
    static Stream<String> references(JsonNode value) {
        JsonNode before = value.path("DependsOn");
        Stream<String> own = Stream.concat(
                Stream.concat(
                                Stream.of(
                                        value.path("Ref"),
                                        value.path("Fn::GetAtt").path(0),
                                        before),
                                children(before))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .filter(id -> !id.contains(":")),
                substituted(value.path("Fn::Sub")));
        return Stream.concat(own, children(value).flatMap(Template::references));
    }

    static Stream<JsonNode> children(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false);
    }

    private static Stream<String> substituted(JsonNode sub) {
        JsonNode local = sub.path(1);
        String text = sub.isArray() ? sub.path(0).asText() : sub.asText();
        return SUBSTITUTED
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(id -> !local.has(id));
    }

    private static List<ScalarNode> keysOf(Node root, String section) {
        return ((MappingNode) root)
                .getValue().stream()
                        .filter(entry ->
                                ((ScalarNode) entry.getKeyNode()).getValue().equals(section))
                        .flatMap(entry -> ((MappingNode) entry.getValueNode()).getValue().stream())
                        .map(NodeTuple::getKeyNode)
                        .map(ScalarNode.class::cast)
                        .toList();
    }

    private static JsonNode properties(JsonNode template, String type, JsonNode resource) {
        String kind = type.substring(type.lastIndexOf(':') + 1);
        JsonNode globals = type.startsWith("AWS::Serverless::")
                ? template.path("Globals").path(kind)
                : JsonNodeFactory.instance.objectNode();
        return merged(globals, resource.path("Properties"));
    }

    /** As SAM does it: maps are merged, lists are joined, the resource's own value wins. */
    private static JsonNode merged(JsonNode below, JsonNode above) {
        if (below.isObject() && above.isObject()) {
            ObjectNode both = below.deepCopy();
            above.properties()
                    .forEach(entry -> both.set(entry.getKey(), merged(below.path(entry.getKey()), entry.getValue())));
            return both;
        }
        if (below.isArray() && above.isArray()) {
            ArrayNode both = below.deepCopy();
            return both.addAll((ArrayNode) above);
        }
        return above.isMissingNode() ? below : above;
    }
}
