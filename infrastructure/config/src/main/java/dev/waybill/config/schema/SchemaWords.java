package dev.waybill.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.yaml.Part;
import java.util.ArrayList;
import java.util.List;

/** One complaint of the schema in plain words: its descriptions say what a value should be. */
record SchemaWords(JsonNode schema, ValidationMessage message) {

    Problem problem(Place place, FileSchema.Found found) {
        return switch (message.getType()) {
            case "required" -> missing(place, found);
            case "additionalProperties" -> unknown(place, found);
            case "type" -> wrongType(place, found);
            case "enum" -> notOneOf(place, found);
            case "pattern" -> wrongShape(place, found);
            case "minItems", "minProperties" ->
                new Problem(place, found.name() + " is empty", "write " + description(parent()));
            default -> new Problem(place, found.name() + ": " + message.getError(), "correct it");
        };
    }

    private Problem missing(Place place, FileSchema.Found found) {
        String name = message.getProperty();
        return new Problem(
                place,
                found.name() + " has no '" + name + "'",
                "add '" + name + ":' with "
                        + description(parent().path("properties").path(name)));
    }

    private Problem unknown(Place place, FileSchema.Found found) {
        List<String> known = new ArrayList<>();
        parent().path("properties").fieldNames().forEachRemaining(known::add);
        return new Problem(
                place,
                found.name() + " has the unknown name " + Words.quoted(message.getProperty()),
                Words.choose(message.getProperty(), known));
    }

    private Problem wrongType(Place place, FileSchema.Found found) {
        String was = found.part() instanceof Part.Text text && !text.value().isEmpty()
                ? Words.quoted(text.value())
                : found.part().kind();
        return found.part().kind().equals("empty")
                ? new Problem(place, found.name() + " is empty", "write " + description(parent()))
                : new Problem(
                        place,
                        "expected " + typeWord() + " for " + found.name() + " but was " + was,
                        "write " + description(parent()));
    }

    private String typeWord() {
        JsonNode type = parent().path("type");
        return switch (type.asText()) {
            case "object" -> "a group of names";
            case "array" -> "a list";
            case "string" -> "text";
            default -> "a value";
        };
    }

    private Problem notOneOf(Place place, FileSchema.Found found) {
        List<String> allowed = new ArrayList<>();
        parent().path("enum").forEach(word -> allowed.add(word.asText()));
        return new Problem(
                place,
                found.part() instanceof Part.Text text && !text.value().isEmpty()
                        ? found.name() + " cannot be " + Words.quoted(text.value())
                        : found.name() + " is " + found.part().kind(),
                Words.choose(found.part() instanceof Part.Text text ? text.value() : "", allowed));
    }

    private Problem wrongShape(Place place, FileSchema.Found found) {
        String was = found.part() instanceof Part.Text text ? text.value() : "";
        return new Problem(
                place,
                found.name() + (was.isEmpty() ? " is empty" : " cannot be " + Words.quoted(was)),
                "write " + description(parent()));
    }

    private static String description(JsonNode of) {
        return of.path("description").asText("what the schema says");
    }

    /** The part of the schema that the complaining keyword stands in. */
    private JsonNode parent() {
        String pointer = message.getSchemaLocation().getFragment().toString();
        return schema.at(pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))));
    }
}
