package dev.waybill.connector.party;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tax numbers as they are compared: country prefix, then letters and digits. Formats of VAT numbers are those of VIES
 * (https://ec.europa.eu/taxation_customs/vies/#/faq, question 11, read 2026-11), of the United Kingdom and Norway those of their tax
 * offices, and of Switzerland the UID's. Check digits are not computed (DECISIONS.md, 2026-11-28: the library that does is
 * larger than a package may grow); a wrong digit can at worst have a person asked.
 */
public final class TaxIds {
    /** What follows the prefix. */
    private static final Map<String, Pattern> FORMATS = Map.ofEntries(
            format("AT", "U\\d{8}"),
            format("BE", "[01]\\d{9}"),
            format("BG", "\\d{9,10}"),
            format("CH", "E\\d{9}(MWST|TVA|IVA)?"),
            format("CY", "\\d{8}[A-Z]"),
            format("CZ", "\\d{8,10}"),
            format("DE", "\\d{9}"),
            format("DK", "\\d{8}"),
            format("EE", "\\d{9}"),
            format("EL", "\\d{9}"),
            format("ES", "[A-Z]\\d{8}|\\d{8}[A-Z]|[A-Z]\\d{7}[A-Z]"),
            format("FI", "\\d{8}"),
            format("FR", "[A-Z0-9]{2}\\d{9}"),
            format("GB", "\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3}"),
            format("HR", "\\d{11}"),
            format("HU", "\\d{8}"),
            format("IE", "\\d[A-Z0-9*+]\\d{5}[A-Z]|\\d{7}[A-Z]{2}"),
            format("IT", "\\d{11}|[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]"),
            format("LT", "\\d{9}|\\d{12}"),
            format("LU", "\\d{8}"),
            format("LV", "\\d{11}"),
            format("MT", "\\d{8}"),
            format("NL", "\\d{9}B\\d{2}"),
            format("NO", "\\d{9}(MVA)?"),
            format("PL", "\\d{10}"),
            format("PT", "\\d{9}"),
            format("RO", "\\d{2,10}"),
            format("SE", "\\d{12}"),
            format("SI", "\\d{8}"),
            format("SK", "\\d{10}"),
            format("XI", "\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3}"));

    private TaxIds() {}

    /**
     * A tax number with its prefix: {@code ESB12345678} for {@code b-12.345.678} of a customer in Spain.
     *
     * @param country of the customer, two letters in upper case
     * @return empty for what is none of its country, or where nothing says whose it is
     */
    public static Optional<String> key(String text, Optional<String> country) {
        String bare = text.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/_]", "");
        if (bare.isEmpty() || !bare.matches("[A-Z0-9*+]{2,30}")) {
            return Optional.empty();
        }
        String said = bare.startsWith("GR") ? "EL" + bare.substring(2) : bare;
        if (isWhole(said)) {
            return Optional.of(said);
        }
        return country.map(TaxIds::prefix).flatMap(prefix -> of(prefix, bare));
    }

    private static Optional<String> of(String prefix, String bare) {
        boolean unknownFormat = !FORMATS.containsKey(prefix);
        String whole = bare.startsWith(prefix) ? bare : prefix + bare;
        return unknownFormat || isWhole(prefix + bare)
                ? Optional.of(unknownFormat ? whole : prefix + bare)
                : Optional.empty();
    }

    private static boolean isWhole(String said) {
        Pattern format = said.length() < 3 ? null : FORMATS.get(said.substring(0, 2));
        return format != null && format.matcher(said.substring(2)).matches();
    }

    /** Greece calls itself EL on tax papers. */
    private static String prefix(String country) {
        return country.equals("GR") ? "EL" : country;
    }

    private static Map.Entry<String, Pattern> format(String prefix, String rest) {
        return Map.entry(prefix, Pattern.compile(rest));
    }
}
