package dev.waybill.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes payloads: single bytes, cuts, splices, the structure of JSON, numbers, times, headers. Same seed, same changes. */
public final class Mutations {
    /** Grown payloads stop here, so that many fit into a run; what is larger has tests of its own. */
    private static final int MOST_LENGTH = 200_000;

    /** Bytes that no UTF-8 has: overlong NUL and slash, half a surrogate, beyond U+10FFFF, stray ones, marks of UTF-16. */
    private static final List<String> NOT_UTF_8 = List.of(
            "\u00C0\u0080", "\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00F4\u0090\u0080\u0080", "\u0080", "\u00FF\u00FE");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\" \"",
            "0",
            "-0",
            "-1",
            "0.0",
            "NaN",
            "1e5",
            "1E-5",
            "-1e-30",
            "1e31",
            "1e999999999",
            "1e-999999999",
            "1e2147483648",
            "1e-9999999999",
            "9007199254740993",
            "18446744073709551616",
            "0.1000000000000000055511151231257827",
            "\"1e999999999\"",
            "\"-1e-999999999\"",
            "\"1,50\"",
            "\"0x10\"",
            "\"\u00D9\u00A1\u00D9\u00A2\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"\\u0000\"",
            "\"1\\u00002\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\u202e\"",
            "\"\\ufeff1\"",
            "\"\\uffff\"",
            "\"a\\nb\"",
            "\"\\u001b[2J\"",
            "\"'; --\"",
            "\"&#0;&#x110000;&#55296;&amp;lt;\"",
            "\"../../x#y|z\"",
            "\"EUR\"",
            "\"XXX\"",
            "\"JPY\"",
            "\"XTS\"",
            "\"eur\"",
            "\"0000-00-00T00:00:00\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"+999999999-12-31T23:59:59\"",
            "\"-999999999-01-01T00:00:00+18:00\"",
            "\"2026-02-30T00:00:00\"",
            "\"2026-06-30T23:59:60Z\"",
            "\"2026-11-23T09:00:00+25:00\"",
            "[[[[[[1]]]]]]",
            "{\"a\":{\"a\":{}}}",
            "[null]",
            "[{}]",
            "[\"x\",1,null]");

    private static final List<String> HEADERS = List.of(
            "",
            " ",
            "\u0000",
            "=",
            "====",
            "AAAA",
            "a b",
            "ORDER.UPDATED",
            "order.",
            ".",
            "/",
            "orders/create",
            "order.deleted",
            "customers/redact",
            "orders/edited",
            "shop/redact",
            "app/uninstalled",
            "\ud800",
            "\u202Ex",
            "a\r\nb: c",
            "%00");

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    public <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** The payload after one to four changes; another of the same kind is what may be spliced in. */
    public byte[] of(byte[] payload, byte[] other) {
        String text = latin1(payload);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            text = change(text, latin1(other));
        }
        return text.substring(0, Math.min(text.length(), MOST_LENGTH)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One to three headers changed, taken away, or with each other's values. */
    public Map<String, String> of(Map<String, String> headers) {
        Map<String, String> changed = new HashMap<>(headers);
        List<String> names = headers.keySet().stream().sorted().toList();
        for (int changes = 1 + random.nextInt(3); changes > 0 && !names.isEmpty(); changes--) {
            String name = one(names);
            switch (random.nextInt(5)) {
                case 0 -> changed.remove(name);
                case 1 -> changed.put(name, one(HEADERS).repeat(1 + random.nextInt(3)));
                case 2 -> changed.put(name, headers.getOrDefault(one(names), ""));
                case 3 -> changed.put(name, "x".repeat(random.nextInt(10_000)));
                default -> changed.put(name, flipped(headers.getOrDefault(name, "")));
            }
        }
        return changed;
    }

    private String change(String text, String other) {
        if (text.isEmpty()) {
            return one(VALUES);
        }
        return switch (random.nextInt(40)) {
            case 0 -> flipped(text);
            case 1 -> text.substring(0, random.nextInt(text.length()));
            case 2 -> text.substring(0, random.nextInt(text.length())) + other.substring(at(other));
            case 3 -> inserted(text, one(NOT_UTF_8));
            case 4 -> inserted(text, String.valueOf((char) random.nextInt(256)));
            case 5 -> wrapped(text);
            default -> restructured(text, other);
        };
    }

    /** One value of the text replaced, taken out, doubled or swapped. */
    private String restructured(String text, String other) {
        List<JsonCut> cuts = JsonCut.in(text);
        if (cuts.isEmpty()) {
            return flipped(text);
        }
        JsonCut cut = one(cuts);
        boolean inList = cut.member() == cut.start();
        String before = text.substring(0, cut.start());
        String after = text.substring(cut.end());
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> before + one(VALUES) + after;
            case 3 -> before + grown() + after;
            case 4 -> without(text, cut);
            case 5 -> inList || chance(5) ? doubled(text, cut) : before + digits(value(text, cut)) + after;
            case 6 -> before + value(text, one(cuts)) + after;
            case 7 -> before + value(other, JsonCut.in(other)) + after;
            default -> before + digits(value(text, cut)) + after;
        };
    }

    private static String without(String text, JsonCut cut) {
        String before = text.substring(0, cut.member());
        String after = text.substring(cut.end());
        return after.startsWith(",")
                ? before + after.substring(1)
                : (before.endsWith(",") ? before.substring(0, before.length() - 1) : before) + after;
    }

    private String doubled(String text, JsonCut cut) {
        String member = text.substring(cut.member(), cut.end());
        int room = Math.max(1, (MOST_LENGTH - text.length()) / (member.length() + 1));
        int times = chance(20) ? Math.min(room, 2_000) : 1;
        return text.substring(0, cut.end()) + ("," + member).repeat(times) + text.substring(cut.end());
    }

    /** Long where length might cost: deep, many digits, many characters. */
    private String grown() {
        int size = chance(50) ? 20_000 : 1 + random.nextInt(200);
        return switch (random.nextInt(6)) {
            case 0 -> "[".repeat(size) + "]".repeat(size);
            case 1 -> "{\"a\":".repeat(size) + "1" + "}".repeat(size);
            case 2 -> "9".repeat(size);
            case 3 -> "0." + "0".repeat(size) + "1";
            case 4 -> "\"" + "9".repeat(size) + "\"";
            default -> "\"" + "\u00C3\u00A4 ".repeat(size) + "\"";
        };
    }

    /** Digits of a number, price or time moved by one place or one digit. */
    private String digits(String value) {
        StringBuilder changed = new StringBuilder(value);
        for (int i = 0; i < changed.length(); i++) {
            if (Character.isDigit(changed.charAt(i)) && chance(3)) {
                changed.setCharAt(i, (char) ('0' + random.nextInt(10)));
            }
        }
        return changed.toString();
    }

    private String wrapped(String text) {
        return switch (random.nextInt(5)) {
            case 0 -> "[" + text + "]";
            case 1 -> text + text;
            case 2 -> "\u00EF\u00BB\u00BF" + text;
            case 3 -> latin1(text.getBytes(StandardCharsets.UTF_16));
            default -> latin1(text.getBytes(chance(2) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
        };
    }

    private String flipped(String text) {
        if (text.isEmpty()) {
            return "\u0000";
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at)
                + (char) ((text.charAt(at) ^ (1 << random.nextInt(8))) & 0xFF)
                + text.substring(at + 1);
    }

    private String inserted(String text, String what) {
        int at = at(text);
        return text.substring(0, at) + what + text.substring(at);
    }

    private String value(String text, List<JsonCut> cuts) {
        return cuts.isEmpty() ? "null" : value(text, one(cuts));
    }

    private static String value(String text, JsonCut cut) {
        return text.substring(cut.start(), cut.end());
    }

    private int at(String text) {
        return random.nextInt(text.length() + 1);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
