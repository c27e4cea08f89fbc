package dev.waybill.domain.party;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A postal address as a source wrote it, trimmed; a part that is missing is an empty text, never null.
 * {@code toString} hides it: an address is personal data.
 *
 * @param name the person to deliver to
 * @param street street and number first, further lines after it
 * @param region province or state, code where the source has one
 * @param country ISO 3166 two-letter code in upper case, or empty
 */
public record Address(
        String name,
        String company,
        List<String> street,
        String postalCode,
        String city,
        String region,
        String country,
        Optional<String> phone) {
    public Address {
        street = street.stream().filter(line -> !line.isBlank()).toList();
    }

    /** Whether it says nothing at all, as shops send for "same as billing". */
    public boolean isBlank() {
        return Stream.concat(Stream.of(name, company, postalCode, city, region, country), street.stream())
                .allMatch(String::isBlank);
    }

    @Override
    public String toString() {
        return "Address[" + (country.isEmpty() ? "?" : country) + ", hidden]";
    }
}
