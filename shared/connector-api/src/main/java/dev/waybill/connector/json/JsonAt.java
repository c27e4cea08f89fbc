package dev.waybill.connector.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place in a foreign JSON body. Asks for what it needs, tolerates everything else, and names the path of what is
 * wrong: broken text is {@code BODY_UNREADABLE}, a missing member {@code FIELD_MISSING}, a wrong one {@code FIELD_WRONG}.
 */
public final class JsonAt {
    private static final ObjectReader TREES = StrictJson.trees();
    private static final int MOST_DIGITS = 30;

    private final JsonNode node;
    private final String path;
    private final SystemId system;

    private JsonAt(JsonNode node, String path, SystemId system) {
        this.node = node;
        this.path = path;
        this.system = system;
    }

    /** Reads a body that must be one JSON object or list in UTF-8. */
    public static JsonAt parse(Body body, SystemId system) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.bytes()));
            JsonNode node = TREES.readTree(body.bytes());
            if (node == null || !node.isContainerNode()) {
                throw unreadable(system, "it is not a JSON object", "");
            }
            return new JsonAt(node, "$", system);
        } catch (CharacterCodingException e) {
            throw unreadable(system, "it is not valid UTF-8", "");
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw unreadable(system, "it is not the JSON we accept" + where, StrictJson.safeMessage(e));
        } catch (IOException e) {
            throw unreadable(system, "it ends too early", "");
        }
    }

    public String path() {
        return path;
    }

    /** The member, which must be there and not null. */
    public JsonAt at(String member) {
        return find(member).orElseThrow(() -> missing(path + "." + member));
    }

    /** The member; empty where it is missing or null. */
    public Optional<JsonAt> find(String member) {
        JsonNode found = node.get(member);
        return found == null || found.isNull()
                ? Optional.empty()
                : Optional.of(new JsonAt(found, path + "." + member, system));
    }

    /** The entries of a list; none where it is empty. */
    public List<JsonAt> items() {
        if (!node.isArray()) {
            throw wrong("a list");
        }
        List<JsonAt> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new JsonAt(item, path + "[" + items.size() + "]", system));
        }
        return List.copyOf(items);
    }

    /** The entries of a list member; none where it is missing, null, or (as PHP writes an empty list) an empty object. */
    public List<JsonAt> list(String member) {
        Optional<JsonAt> found = find(member);
        if (found.isEmpty() || (found.get().node.isObject() && found.get().node.isEmpty())) {
            return List.of();
        }
        return found.get().items();
    }

    /** Names of an object's members; none for anything else. */
    public List<String> members() {
        return Stream.iterate(node.fieldNames(), java.util.Iterator::hasNext, i -> i)
                .map(java.util.Iterator::next)
                .toList();
    }

    public boolean isText() {
        return node.isTextual();
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isArray() {
        return node.isArray();
    }

    /** The text; a number or flag is taken as it was written, so that 64-bit ids stay exact. */
    public String text() {
        if (!node.isValueNode()) {
            throw wrong("a text");
        }
        return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
    }

    /** A member's text without surrounding blanks; empty where it is missing, null or blank. */
    public Optional<String> findText(String member) {
        return find(member).map(JsonAt::text).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A member's text, or an empty text. */
    public String textOrEmpty(String member) {
        return findText(member).orElse("");
    }

    /** An exact decimal, written as a number or as a text. */
    public BigDecimal decimal() {
        if (!node.isNumber() && !node.isTextual()) {
            throw wrong("a decimal number");
        }
        try {
            BigDecimal value = node.isNumber()
                    ? node.decimalValue()
                    : new BigDecimal(capped(node.asText().strip()));
            if (value.precision() > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
                throw wrong("a decimal number of at most " + MOST_DIGITS + " digits");
            }
            return value;
        } catch (NumberFormatException e) {
            throw wrong("a decimal number");
        }
    }

    /** A member's decimal; empty where it is missing, null or an empty text. */
    public Optional<BigDecimal> findDecimal(String member) {
        return find(member)
                .filter(at -> !(at.node.isTextual() && at.node.asText().isBlank()))
                .map(JsonAt::decimal);
    }

    /** A flag; shops also write it as text or number. */
    public boolean flag() {
        return switch (text()) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no", "" -> false;
            default -> throw wrong("true or false");
        };
    }

    /** The failure for a value that is there but is not what it should be. */
    public FailureException wrong(String expected) {
        String was =
                node.isContainerNode() ? (node.isArray() ? "a list" : "an object") : "'" + capped(node.asText()) + "'";
        return failure(
                FailureCode.FIELD_WRONG,
                "expected " + expected + " at " + path + " but was " + was,
                "correct the value in " + system
                        + " and send it again, or report the body to the connector's developer");
    }

    private FailureException missing(String missingPath) {
        return failure(
                FailureCode.FIELD_MISSING,
                "the field " + missingPath + " is missing",
                "check whether " + system + " sends complete bodies (version, plug-ins), then redrive");
    }

    private FailureException failure(FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, system, "readBody", why, next));
    }

    private static FailureException unreadable(SystemId system, String why, String said) {
        return new FailureException(Failure.of(
                        FailureCode.BODY_UNREADABLE,
                        system,
                        "readBody",
                        "the body from " + system + " cannot be read: " + why,
                        "look at the kept body; send the change again from " + system)
                .saying(said));
    }

    private static String capped(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
