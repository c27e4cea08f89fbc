package dev.waybill.connector.party;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Postal codes by country, as the Universal Postal Union lists them (https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions,
 * read 2026-11). A country that is not here takes any. The library that was found keeps an outdated list (DECISIONS.md, 2026-11-28).
 */
public final class PostalCodes {
    private static final Map<String, Pattern> FORMATS = Map.ofEntries(
            format("AT BE BG CH CY DK HU LU NO SI", "\\d{4}"),
            format("CZ GR SE SK", "\\d{3} ?\\d{2}"),
            format("DE EE ES FI FR HR IT LT MC MX SM TR UA VA", "\\d{5}"),
            format("RO", "\\d{6}"),
            format("LV", "(LV-?)?\\d{4}"),
            format("NL", "\\d{4} ?[A-Z]{2}"),
            format("PL", "\\d{2}-?\\d{3}"),
            format("PT", "\\d{4}-?\\d{3}"),
            format("MT", "[A-Z]{3} ?\\d{4}"),
            format("IE", "[A-Z]\\d[\\dW] ?[A-Z\\d]{4}"),
            format("GB", "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}"),
            format("CA", "[A-Z]\\d[A-Z] ?\\d[A-Z]\\d"),
            format("US", "\\d{5}(-?\\d{4})?"));

    private PostalCodes() {}

    /** Whether it can be one; also where its country has none, or is not known here. */
    public static boolean canBe(String code, String country) {
        String written = code.strip().toUpperCase(Locale.ROOT);
        return FORMATS.entrySet().stream()
                .filter(format -> !country.isEmpty() && format.getKey().contains(country))
                .findFirst()
                .map(format -> written.isEmpty()
                        || format.getValue().matcher(written).matches()
                        || format.getValue()
                                .matcher(withoutCountry(written, country))
                                .matches())
                .orElse(true);
    }

    /** {@code D-10115} and {@code SE-111 22} are written too. */
    private static String withoutCountry(String written, String country) {
        return written.replaceFirst("^(" + country + "|" + country.charAt(0) + ")-", "");
    }

    private static Map.Entry<String, Pattern> format(String countries, String format) {
        return Map.entry(countries, Pattern.compile(format));
    }
}
