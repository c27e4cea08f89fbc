package dev.waybill.connector.party;

import dev.waybill.connector.party.PartyIdentifier.Kind;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What identifies a customer, written so that equal things are equal texts: the same code for what a shop says and for what a target
 * answers. What cannot be read as what it should be identifies nobody.
 */
public final class Identifiers {
    private Identifiers() {}

    /** Of a customer, as its source tells it. */
    public static Set<PartyIdentifier> of(Customer customer) {
        Optional<String> country = customer.country();
        Set<PartyIdentifier> all = new LinkedHashSet<>();
        customer.taxId().flatMap(text -> TaxIds.key(text, country)).ifPresent(key -> add(all, Kind.TAX_ID, key));
        references(customer).forEach(reference -> add(all, Kind.EXTERNAL_ID, reference.value()));
        customer.emails().forEach(text -> email(text).ifPresent(key -> add(all, Kind.E_MAIL, key)));
        customer.phones().forEach(text -> Phones.key(text, country).ifPresent(key -> add(all, Kind.PHONE, key)));
        customer.addresses().stream().map(PartyAddress::address).forEach(address -> places(customer.names(), address)
                .forEach(key -> add(all, Kind.NAME_AND_PLACE, key)));
        return Set.copyOf(all);
    }

    /** Of a party in a target. */
    public static Set<PartyIdentifier> of(PlacedParty party) {
        Optional<String> country = party.country();
        Set<PartyIdentifier> all = new LinkedHashSet<>();
        party.taxIds().forEach(text -> TaxIds.key(text, country).ifPresent(key -> add(all, Kind.TAX_ID, key)));
        party.references().forEach(reference -> add(all, Kind.EXTERNAL_ID, reference.value()));
        party.emails().forEach(text -> email(text).ifPresent(key -> add(all, Kind.E_MAIL, key)));
        party.phones().forEach(text -> Phones.key(text, country).ifPresent(key -> add(all, Kind.PHONE, key)));
        party.addresses().forEach(placed -> places(party.names(), placed.address())
                .forEach(key -> add(all, Kind.NAME_AND_PLACE, key)));
        return Set.copyOf(all);
    }

    /** Everything that our customer goes by. */
    public static Set<PartyReference> references(Customer customer) {
        return Stream.concat(Stream.of(customer.reference()), customer.alsoKnownAs().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An e-mail address as it is compared; empty for what has no @ between two parts. */
    public static Optional<String> email(String text) {
        String key = text.strip().toLowerCase(Locale.ROOT);
        int at = key.lastIndexOf('@');
        return at > 0 && at < key.length() - 1 && key.chars().noneMatch(Character::isWhitespace)
                ? Optional.of(key)
                : Optional.empty();
    }

    /** A name as it is compared: letters and digits, without case and accents. */
    public static String name(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Stream<String> places(Collection<String> names, Address address) {
        // The first line of the street: what follows is a floor to one and a province to another.
        String place = name(address.country()) + "|" + name(address.postalCode()) + "|"
                + address.street().stream().findFirst().map(Identifiers::name).orElse("");
        return address.postalCode().isBlank() || address.street().isEmpty()
                ? Stream.empty()
                : names.stream()
                        .map(Identifiers::name)
                        .filter(key -> !key.isEmpty())
                        .map(key -> key + "|" + place);
    }

    private static void add(Set<PartyIdentifier> all, Kind kind, String value) {
        all.add(new PartyIdentifier(kind, value));
    }
}
