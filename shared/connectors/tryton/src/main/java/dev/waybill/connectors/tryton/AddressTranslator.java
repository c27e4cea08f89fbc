package dev.waybill.connectors.tryton;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.party.Address;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our address in Tryton's fields. Pure. A region that Tryton does not know becomes the last line of the street: nothing is lost. */
record AddressTranslator(Held held, Map<String, Long> countries, Map<String, Long> subdivisions) {

    /** Codes of the subdivisions that these addresses name, as Tryton writes them. */
    static Set<String> subdivisionCodes(Collection<Address> addresses) {
        return addresses.stream()
                .flatMap(address -> subdivisionCode(address).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    AddressDraft translate(Address address) {
        Optional<Long> subdivision = subdivisionCode(address).map(subdivisions::get);
        Stream<String> street = Stream.concat(
                address.street().stream(),
                subdivision.isPresent() || address.region().isBlank() ? Stream.empty() : Stream.of(address.region()));
        return new AddressDraft(
                Stream.of(address.company(), address.name())
                        .filter(part -> !part.isBlank())
                        .map(String::strip)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                street.map(String::strip).collect(Collectors.joining("\n")),
                address.postalCode().strip(),
                address.city().strip(),
                country(address),
                subdivision);
    }

    private Optional<Long> country(Address address) {
        if (address.country().isBlank()) {
            return Optional.empty();
        }
        Long id = countries.get(address.country());
        if (id == null) {
            throw held.because(
                    FailureCode.MASTER_DATA_UNKNOWN,
                    "the country '" + address.country() + "' of the order's address is not in " + held.system(),
                    "load the countries in Tryton (trytond_import_countries), then redrive");
        }
        return Optional.of(id);
    }

    /** Shops write {@code CA}, {@code DE-BE} or a name; ISO 3166-2 as in Tryton is {@code US-CA}. */
    private static Optional<String> subdivisionCode(Address address) {
        String region = address.region().strip().toUpperCase(Locale.ROOT);
        if (region.isEmpty() || address.country().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(region.startsWith(address.country() + "-") ? region : address.country() + "-" + region);
    }
}
