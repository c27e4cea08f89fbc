package dev.waybill.connectors.tryton;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A postal address in Tryton's fields. {@code toString} hides it: it is personal data.
 *
 * @param partyName who receives there
 * @param street lines parted by line breaks
 * @param country Tryton's id; empty where the address names none
 * @param subdivision Tryton's id of the province or state; empty where none is named or known
 */
record AddressDraft(
        String partyName,
        String street,
        String postalCode,
        String city,
        Optional<Long> country,
        Optional<Long> subdivision) {

    /** As {@code create} takes it; empty fields left out. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        putText(values, "party_name", partyName);
        putText(values, "street", street);
        putText(values, "postal_code", postalCode);
        putText(values, "city", city);
        country.ifPresent(id -> values.put("country", id));
        subdivision.ifPresent(id -> values.put("subdivision", id));
        return values;
    }

    /** Two addresses that differ only in case, spacing or line breaks are one. */
    boolean isSameAs(AddressDraft other) {
        return fingerprint().equals(other.fingerprint());
    }

    /** The same for all that are one address. */
    String fingerprint() {
        return Stream.of(partyName, street, postalCode, city, country.toString(), subdivision.toString())
                .map(part -> part.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }

    private static void putText(Map<String, Object> values, String name, String text) {
        if (!text.isBlank()) {
            values.put(name, text);
        }
    }

    @Override
    public String toString() {
        return "AddressDraft[hidden]";
    }
}
