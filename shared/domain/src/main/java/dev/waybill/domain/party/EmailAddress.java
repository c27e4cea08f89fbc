package dev.waybill.domain.party;

import dev.waybill.domain.message.Body;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of a person who is looked for, or is to be erased: compared without regard to case, as no provider minds it. Its {@code toString} does
 * not tell it.
 */
public record EmailAddress(String value) {
    private static final Pattern SHAPE = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    /** What goes on in an address: {@code anna@example.org} is not in {@code joanna@example.org}. */
    private static final String BEFORE = "(?<![\\p{L}\\p{N}._%+-])";

    private static final String AFTER = "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])";

    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("it is no e-mail address");
        }
    }

    /** Whether a text is an address and nothing else. */
    public static boolean isOne(String text) {
        return SHAPE.matcher(text.strip()).matches();
    }

    /** Whether a body has it: in JSON however it is escaped, in a form, or in what a person wrote. */
    public boolean isIn(Body body) {
        return isIn(new String(body.bytes(), StandardCharsets.UTF_8));
    }

    /** The same of a text. */
    public boolean isIn(String text) {
        Pattern itself = Pattern.compile(BEFORE + Pattern.quote(value) + AFTER);
        return Stream.of(text, unescaped(text), decoded(text))
                .map(some -> some.toLowerCase(Locale.ROOT))
                .anyMatch(some -> itself.matcher(some).find());
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text.replace("\\/", "/")
                        .replace("\\n", "\n")
                        .replace("\\t", "\t")
                        .replace("\\r", "\r"))
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    private static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noForm) {
            return text;
        }
    }

    /**
     * What a receipt says of it: who has receipt and address can tell that they belong together, and two receipts do not tell that
     * they are about one person.
     */
    public String hash(String receipt) {
        return Body.of(receipt + ":" + value).hash();
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
