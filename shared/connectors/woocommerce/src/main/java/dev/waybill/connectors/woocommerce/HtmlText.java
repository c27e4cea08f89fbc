package dev.waybill.connectors.woocommerce;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as people read it. WordPress keeps names, and WooCommerce the webhook secret, with HTML entities in place of some
 * characters. Each entity is read once: an escaped escape loses one layer only.
 */
final class HtmlText {
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    /** What {@code wp_specialchars_decode(…, ENT_QUOTES)} reads (WordPress {@code wp-includes/formatting.php}). */
    private static final Map<String, String> SPECIAL = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("#038", "&"),
            Map.entry("#x26", "&"),
            Map.entry("lt", "<"),
            Map.entry("#060", "<"),
            Map.entry("#x3c", "<"),
            Map.entry("gt", ">"),
            Map.entry("#062", ">"),
            Map.entry("#x3e", ">"),
            Map.entry("quot", "\""),
            Map.entry("#034", "\""),
            Map.entry("#x22", "\""),
            Map.entry("#039", "'"),
            Map.entry("#x27", "'"));
    /** What WordPress and WooCommerce themselves put into names. */
    private static final Map<String, String> NAMED = Map.of(
            "nbsp", " ", "ndash", "–", "mdash", "—", "times", "×", "hellip", "…", "apos", "'", "euro", "€", "reg", "®");

    private HtmlText() {}

    /** A name for people: all entities that WordPress writes are read; others stay as they are. */
    static String plain(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group())));
    }

    /** A secret as WooCommerce uses it as a key: only the few entities that it decodes itself. */
    static String specialOnly(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(SPECIAL.getOrDefault(found.group(1), found.group())));
    }

    private static String character(String entity, String asWritten) {
        if (!entity.startsWith("#")) {
            return SPECIAL.getOrDefault(entity, NAMED.getOrDefault(entity, asWritten));
        }
        boolean hex = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
        int point = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(point) && !Character.isISOControl(point)
                ? Character.toString(point)
                : asWritten;
    }
}
