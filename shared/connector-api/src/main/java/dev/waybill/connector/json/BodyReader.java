package dev.waybill.connector.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a tree of a body, within the limits of {@link StrictJson}; says at which place and for what reason it cannot. */
record BodyReader(SystemId system) {
    private static final ObjectReader TREES = StrictJson.trees();
    private static final String OPERATION = "readBody";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MOST_LEVELS_SHOWN = 8;
    /** A name that is a word, as members are called; anything else might be somebody's. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private static final Pattern LIMIT = Pattern.compile("(.*) \\(\\d+\\) exceeds the maximum allowed \\((\\d+).*");

    JsonNode read(Body body) {
        if (body.length() > StrictJson.MOST_BYTES) {
            throw tooLarge(body.length());
        }
        String text = text(body.bytes());
        try (JsonParser parser = TREES.createParser(text)) {
            return tree(parser);
        } catch (IOException impossible) {
            throw unreadable("it ends too early", "");
        }
    }

    private JsonNode tree(JsonParser parser) throws IOException {
        try {
            JsonNode node = TREES.readTree(parser);
            if (node == null || !node.isContainerNode()) {
                throw unreadable("it is not a JSON object", "");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw unreadable(limit(e) + place(parser), "");
        } catch (NumberFormatException e) {
            throw unreadable("a number has an exponent beyond 2^31" + place(parser), "");
        } catch (JsonProcessingException e) {
            throw unreadable("it is not the JSON we accept" + place(parser), StrictJson.safeMessage(e));
        }
    }

    /** UTF-8 and nothing else: what a library would guess (UTF-16, UTF-32) no shop documents. */
    private String text(byte[] bytes) {
        try {
            if (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0)) {
                throw unreadable("it is not valid UTF-8: it looks like UTF-16 or UTF-32", "");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unreadable("it is not valid UTF-8", "");
        }
    }

    /** Jackson's sentence, such as {@code Document nesting depth (101) exceeds the maximum allowed (100, from …)}, shortened. */
    private static String limit(StreamConstraintsException e) {
        Matcher found = LIMIT.matcher(e.getOriginalMessage());
        return found.matches()
                ? "it goes beyond a limit: " + found.group(1) + " is at most " + found.group(2)
                : "it goes beyond a limit: " + StrictJson.safeMessage(e);
    }

    private static String place(JsonParser parser) {
        return ", at " + path(parser.getParsingContext()) + " (line "
                + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr() + ")";
    }

    private static String path(JsonStreamContext innermost) {
        Deque<String> levels = new ArrayDeque<>();
        for (JsonStreamContext level = innermost; level != null && !level.inRoot(); level = level.getParent()) {
            levels.push(level.inArray() ? "[" + level.getCurrentIndex() + "]" : member(level.getCurrentName()));
        }
        String shown = String.join("", levels.stream().limit(MOST_LEVELS_SHOWN).toList());
        return "$" + shown + (levels.size() > MOST_LEVELS_SHOWN ? "…" : "");
    }

    private static String member(String name) {
        return name == null ? "" : "." + (WORD.matcher(name).matches() ? name : "?");
    }

    private FailureException unreadable(String why, String said) {
        return new FailureException(Failure.of(
                        FailureCode.BODY_UNREADABLE,
                        system,
                        OPERATION,
                        "the body from " + system + " cannot be read: " + why,
                        "look at the kept body; send the change again from " + system)
                .saying(said));
    }

    private FailureException tooLarge(int bytes) {
        return new FailureException(Failure.of(
                FailureCode.BODY_TOO_LARGE,
                system,
                OPERATION,
                "the body from " + system + " has " + bytes + " bytes, but at most " + StrictJson.MOST_BYTES
                        + " are read",
                "leave fields out in " + system + ", or split what it sends"));
    }
}
