package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether a value is one that a property takes: its type, its parts, its allowed values; says each place that is not. */
record ValueRules(Specification specification, JsonNode parameters) {
    private static final String WRONG_TYPE = " must be of type ";
    private static final Set<String> TEXT_FUNCTIONS =
            Set.of("Ref", "Fn::Base64", "Fn::GetAtt", "Fn::ImportValue", "Fn::Join", "Fn::Select", "Fn::Sub");
    private static final Set<String> LIST_FUNCTIONS = Set.of("Ref", "Fn::GetAtt", "Fn::GetAZs", "Fn::Split");

    private static final Map<String, Predicate<JsonNode>> SCALARS = Map.of(
            "boolean", JsonNode::isBoolean,
            "integer", JsonNode::isIntegralNumber,
            "number", JsonNode::isNumber,
            "string", JsonNode::isTextual);

    /** Every property of an object that is unknown, wrong, or missing though required. */
    Stream<String> ofObject(String place, JsonNode properties, JsonNode known) {
        Stream<String> missing = known.properties().stream()
                .filter(property -> property.getValue().path("required").asBoolean())
                .filter(property -> !properties.has(property.getKey()))
                .map(property -> place + " must have the property " + property.getKey());
        return Stream.concat(missing, ofProperties(place, properties, known));
    }

    private Stream<String> ofProperties(String place, JsonNode properties, JsonNode known) {
        return properties.properties().stream()
                .flatMap(property -> known.has(property.getKey())
                        ? ofProperty(place + "." + property.getKey(), property.getValue(), known.get(property.getKey()))
                        : Stream.of(place + " has no property '" + property.getKey() + "', only "
                                + String.join(", ", names(known))));
    }

    Stream<String> ofProperty(String place, JsonNode value, JsonNode property) {
        return Stream.concat(
                ofType(place, value, property.path("type")), ofAllowed(place, value, property.path("values")));
    }

    private Stream<String> ofType(String place, JsonNode value, JsonNode type) {
        Optional<String> function = function(value);
        if (function.filter("Fn::If"::equals).isPresent()) {
            return Stream.of(1, 2)
                    .flatMap(branch -> ofType(place, value.path("Fn::If").path(branch), type));
        }
        if (value.path("Ref").asText().equals("AWS::NoValue")) {
            return Stream.of();
        }
        return function.isPresent() ? ofFunction(place, value, function.get(), type) : ofWritten(place, value, type);
    }

    private Stream<String> ofFunction(String place, JsonNode value, String function, JsonNode type) {
        JsonNode parameter = parameters.path(value.path("Ref").asText());
        String kind = type.isTextual() ? type.asText() : type.fieldNames().next();
        boolean fits =
                switch (kind) {
                    case "string", "json", "oneOf" -> TEXT_FUNCTIONS.contains(function);
                    case "list" -> LIST_FUNCTIONS.contains(function);
                    case "integer", "number" -> parameter.path("Type").asText().equals("Number");
                    case "boolean" ->
                        Set.of("true", "false")
                                .contains(parameter.path("Default").asText());
                    default -> false;
                };
        return fits ? Stream.of() : Stream.of(place + WRONG_TYPE + type + " but is " + value);
    }

    private Stream<String> ofWritten(String place, JsonNode value, JsonNode type) {
        return switch (type.isTextual() ? type.asText() : type.fieldNames().next()) {
            case "json" -> Stream.of();
            case "tag" -> wrongUnless(Set.of("Key", "Value").equals(Set.copyOf(names(value))), place, value, type);
            case "list" ->
                value.isArray()
                        ? Template.children(value).flatMap(item -> ofType(place + "[]", item, type.get("list")))
                        : wrongUnless(false, place, value, type);
            case "map" -> ofMap(place, value, type);
            case "of" ->
                value.isObject()
                        ? ofObject(
                                place,
                                value,
                                specification.definition(type.get("of").asText()))
                        : wrongUnless(false, place, value, type);
            case "oneOf" -> ofBest(place, value, type);
            default -> wrongUnless(scalar(type).test(value), place, value, type);
        };
    }

    /** What is said of the one type that the value comes closest to. */
    private Stream<String> ofBest(String place, JsonNode value, JsonNode type) {
        return Template.children(type.get("oneOf"))
                .map(one -> ofType(place, value, one).toList())
                .min(Comparator.comparing((List<String> said) ->
                                said.stream().anyMatch(sentence -> sentence.startsWith(place + WRONG_TYPE)))
                        .thenComparing(List::size))
                .orElseThrow()
                .stream();
    }

    private Stream<String> ofMap(String place, JsonNode value, JsonNode type) {
        if (!value.isObject()) {
            return wrongUnless(false, place, value, type);
        }
        Set<String> known = Set.copyOf(Specification.texts(type.path("keys")).toList());
        return value.properties().stream().flatMap(entry -> {
            String inside = place + "." + entry.getKey();
            return known.isEmpty() || known.contains(entry.getKey())
                    ? ofType(inside, entry.getValue(), type.get("map"))
                    : Stream.of(inside + " is none of " + known);
        });
    }

    private Stream<String> ofAllowed(String place, JsonNode value, JsonNode allowed) {
        JsonNode parameter = parameters.path(value.path("Ref").asText());
        List<JsonNode> possible = parameter.isMissingNode()
                ? (value.isArray() ? Template.children(value) : Stream.of(value)).toList()
                : Stream.concat(
                                Template.children(parameter.path("AllowedValues")),
                                Stream.of(parameter.path("Default")))
                        .toList();
        return possible.stream()
                .filter(JsonNode::isValueNode)
                .filter(one ->
                        !allowed.isMissingNode() && Specification.texts(allowed).noneMatch(one.asText()::equals))
                .map(one -> place + " is " + one + ", which is none of " + allowed);
    }

    private static Predicate<JsonNode> scalar(JsonNode type) {
        return SCALARS.getOrDefault(type.asText(), value -> false);
    }

    private static Stream<String> wrongUnless(boolean right, String place, JsonNode value, JsonNode type) {
        return right ? Stream.of() : Stream.of(place + WRONG_TYPE + type + " but is " + value);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Optional<String> function(JsonNode value) {
        return Optional.of(value)
                .filter(object -> object.isObject() && object.size() == 1)
                .map(object -> object.fieldNames().next())
                .filter(name -> name.equals("Ref") || name.startsWith("Fn::"));
    }
}
