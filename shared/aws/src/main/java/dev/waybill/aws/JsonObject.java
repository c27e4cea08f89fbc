package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A JSON object of our own making, read and written by streaming alone: accepting a webhook loads no object mapper.
 * A member that is missing or of another type is an {@link IllegalArgumentException} that names it.
 */
final class JsonObject {
    private static final int MOST_DEPTH = 20;
    private static final int MOST_TOKENS = 200_000;
    /** Four times what a message or an item can hold. */
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Map<String, Object> members;

    private JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads one object.
     *
     * @throws IllegalArgumentException if the text is not one JSON object; the message holds no piece of it
     */
    static JsonObject parse(String json) {
        if (json.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("it has more than " + MOST_CHARACTERS + " characters");
        }
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            JsonObject object = new JsonObject(object(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            return object;
        } catch (StreamConstraintsException beyond) {
            throw new IllegalArgumentException(
                    "it is nested deeper than " + MOST_DEPTH + " or has more than " + MOST_TOKENS + " parts", beyond);
        } catch (IOException broken) {
            throw new IllegalArgumentException("it is not JSON, or breaks off", broken);
        }
    }

    /** Writes one object. */
    static String write(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing JSON into memory failed", impossible);
        }
        return text.toString();
    }

    /** The members between the braces. */
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static void writeTexts(JsonGenerator json, String name, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** In the order of the names, so that equal maps give equal text. */
    static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> entry : new TreeMap<>(texts).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    /** A text, number or flag as it was written. */
    String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> as(String.class, name, value));
    }

    /** False where it is missing. */
    boolean flag(String name) {
        return find(name).map(Boolean::parseBoolean).orElse(false);
    }

    Optional<JsonObject> object(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> as(JsonObject.class, name, value));
    }

    /** Empty where it is missing. */
    List<JsonObject> objects(String name) {
        return list(name, JsonObject.class);
    }

    /** Empty where it is missing. */
    List<String> texts(String name) {
        return list(name, String.class);
    }

    /** What its members are called. */
    Set<String> names() {
        return members.keySet();
    }

    /** Its own members as texts. */
    Map<String, String> asTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.keySet().forEach(name -> texts.put(name, text(name)));
        return Map.copyOf(texts);
    }

    private <T> List<T> list(String name, Class<T> type) {
        List<?> values = as(List.class, name, members.getOrDefault(name, List.of()));
        return values.stream().<T>map(value -> as(type, name, value)).toList();
    }

    private static <T> T as(Class<T> type, String name, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + name + "' is not what it should be");
        }
        return type.cast(value);
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                members.put(name, value(parser, token));
            }
        }
        return members;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return new JsonObject(object(parser));
        }
        if (token != JsonToken.START_ARRAY) {
            return parser.getText();
        }
        List<Object> values = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            values.add(value(parser, next));
        }
        return values;
    }
}
