package dev.waybill.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.yaml.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The published schema {@code waybill.schema.json}, applied to a tree with places. */
public final class FileSchema {
    private final JsonNode source;
    private final JsonSchema schema;

    public FileSchema() {
        source = load();
        SchemaValidatorsConfig english =
                SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(source, english);
    }

    /** Everything the schema has against the tree. */
    public List<Problem> check(Part root) {
        return schema.validate(JsonTree.of(root)).stream()
                .map(message -> problem(root, message))
                .distinct()
                .toList();
    }

    private Problem problem(Part root, ValidationMessage message) {
        Found found = find(root, message.getInstanceLocation());
        SchemaWords words = new SchemaWords(source, message);
        boolean aboutName = message.getType().equals("additionalProperties");
        Place place = aboutName ? nameIn(found.part(), message.getProperty()).orElse(found.at()) : found.at();
        return words.problem(place, found);
    }

    /**
     * What a message is about.
     *
     * @param name how it is called: the nearest name on the way to it
     * @param at the name's place for a missing or empty value, else the value's
     */
    record Found(Part part, String name, Place at) {}

    private static Found find(Part root, JsonNodePath path) {
        Found found = new Found(root, "the file", root.place());
        for (int i = 0; i < path.getNameCount(); i++) {
            found = step(found, Objects.toString(path.getElement(i)));
        }
        return found;
    }

    private static Found step(Found from, String element) {
        return switch (from.part()) {
            case Part.Mapping mapping ->
                mapping.entry(element)
                        .map(entry ->
                                new Found(entry.value(), element, entry.value().place()))
                        .orElse(from);
            case Part.Sequence list -> {
                Part item = list.items().get(Integer.parseInt(element));
                yield new Found(item, "entry " + (Integer.parseInt(element) + 1) + " of " + from.name(), item.place());
            }
            case Part.Text text -> new Found(text, from.name(), text.place());
        };
    }

    private static Optional<Place> nameIn(Part part, String name) {
        return part instanceof Part.Mapping mapping
                ? mapping.entry(name).map(entry -> entry.name().place())
                : Optional.empty();
    }

    private static JsonNode load() {
        try (InputStream in = FileSchema.class.getResourceAsStream("waybill.schema.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, "waybill.schema.json is not in the jar"));
        } catch (IOException e) {
            throw new UncheckedIOException("waybill.schema.json cannot be read from the jar", e);
        }
    }
}
