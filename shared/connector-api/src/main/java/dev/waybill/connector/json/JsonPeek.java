package dev.waybill.connector.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A look at a few members of a JSON object without building it; stops as soon as it has them. A member of an object in
 * the object is named with a dot: {@code customer.id}.
 */
public final class JsonPeek {
    private static final JsonFactory JSON = StrictJson.factory();

    private JsonPeek() {}

    /**
     * The wanted members that are texts or numbers, as written. Never throws: from a body that breaks off, what came
     * before the break; from one that is no JSON object, nothing.
     */
    public static Map<String, String> members(Body body, Set<String> wanted) {
        Map<String, String> found = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body.bytes())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, "", wanted, found);
            }
        } catch (IOException broken) {
            return Map.copyOf(found);
        }
        return Map.copyOf(found);
    }

    private static void read(JsonParser parser, String prefix, Set<String> wanted, Map<String, String> found)
            throws IOException {
        while (found.size() < wanted.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && leadsToWanted(name, wanted)) {
                read(parser, name + ".", wanted, found);
                continue;
            }
            if (wanted.contains(name) && (value == JsonToken.VALUE_STRING || value.isNumeric())) {
                found.put(name, parser.getText());
            }
            parser.skipChildren();
        }
    }

    private static boolean leadsToWanted(String name, Set<String> wanted) {
        return wanted.stream().anyMatch(path -> path.startsWith(name + "."));
    }
}
