package dev.waybill.connector.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in a foreign JSON body. Asks for what it needs, tolerates everything else, and names the path of what is
 * wrong: broken text is {@code BODY_UNREADABLE}, a missing member {@code FIELD_MISSING}, a wrong one {@code FIELD_WRONG}.
 */
public final class JsonAt {
    /** More entries than any list has that we read; of orders' lines fewer are taken ({@link #atMost}). */
    private static final int MOST_ITEMS = 5_000;

    private static final int MOST_DIGITS = 30;
    /** Fits every key of the ledger (DynamoDB: 1,024 bytes) even where each character takes four bytes. */
    private static final int MOST_CODE = 200;

    private static final Pattern CODE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1," + MOST_CODE + "}");

    /** NUL, and a surrogate without its other half. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final JsonNode node;
    private final String path;
    private final SystemId system;

    private JsonAt(JsonNode node, String path, SystemId system) {
        this.node = node;
        this.path = path;
        this.system = system;
    }

    /**
     * Reads a body that must be one JSON object or list in UTF-8.
     *
     * @throws FailureException {@code BODY_UNREADABLE} with place and limit; {@code BODY_TOO_LARGE}
     */
    public static JsonAt parse(Body body, SystemId system) {
        return new JsonAt(new BodyReader(system).read(body), "$", system);
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
        atMost(MOST_ITEMS);
        List<JsonAt> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new JsonAt(item, path + "[" + items.size() + "]", system));
        }
        return List.copyOf(items);
    }

    /** The same, if it is no list or has at most so many entries; otherwise a {@code FIELD_WRONG} that says how many it has. */
    public JsonAt atMost(int entries) {
        if (node.isArray() && node.size() > entries) {
            throw wrong("a list of at most " + entries + " entries");
        }
        return this;
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

    /** What is here, to be copied as it stands; not to be changed. */
    public JsonNode tree() {
        return node;
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

    /**
     * The text; a number or flag is taken as it was written, so that 64-bit ids stay exact. Never holds NUL or half a
     * surrogate pair: no database behind us can store them.
     */
    public String text() {
        if (!node.isValueNode()) {
            throw wrong("a text");
        }
        return node.isBigDecimal() ? decimal().toPlainString() : storable(node.asText());
    }

    /**
     * A text that names something, such as an id, an item number or an order's number: 1 to 200 characters in one line,
     * without blanks around it.
     */
    public String code() {
        String code = text().strip();
        if (!CODE.matcher(code).matches()) {
            throw wrong("an id or number of 1 to " + MOST_CODE + " characters, no control characters among them");
        }
        return code;
    }

    /** A member's {@link #code}; empty where it is missing, null or blank. */
    public Optional<String> findCode(String member) {
        return find(member)
                .filter(at -> !at.node.isValueNode() || !at.node.asText().isBlank())
                .map(JsonAt::code);
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
            if (value.scale() > MOST_DIGITS || value.scale() < -MOST_DIGITS || value.precision() > MOST_DIGITS) {
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
        return failure(
                FailureCode.FIELD_WRONG,
                "expected " + expected + " at " + path + " but was " + described(),
                "correct the value in " + system
                        + " and send it again, or report the body to the connector's developer");
    }

    private String described() {
        if (node.isArray()) {
            return "a list of " + node.size();
        }
        return node.isObject() ? "an object" : "'" + printable(capped(node.asText())) + "'";
    }

    private String storable(String text) {
        Matcher unstorable = UNSTORABLE.matcher(text);
        if (unstorable.find()) {
            throw wrong("a text without the character " + codePoint(unstorable.group()));
        }
        return text;
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

    private static String capped(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** Characters that no log or screen shows, by their number. */
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(found -> codePoint(found.group()));
    }

    private static String codePoint(String character) {
        return String.format(Locale.ROOT, "U+%04X", character.codePointAt(0));
    }
}
