package dev.waybill.flows;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.Phones;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a state of a customer says, in short, kept with its link: whether a later state says more, and which of the addresses and
 * contacts in the target came from us. Nobody can read the customer from it.
 *
 * @param contacts marks of e-mail addresses and numbers
 * @param addresses marks of addresses
 */
record PartyDigest(String all, Set<String> contacts, Set<String> addresses) {
    private static final int ALL_DIGITS = 32;

    /** Told apart within one customer only. */
    private static final int MARK_DIGITS = 12;

    static final PartyDigest NOTHING = new PartyDigest("", Set.of(), Set.of());

    PartyDigest {
        contacts = Set.copyOf(contacts);
        addresses = Set.copyOf(addresses);
    }

    /**
     * Of a customer.
     *
     * @param prints of its addresses in the target
     */
    static PartyDigest of(Customer customer, List<String> prints) {
        return new PartyDigest(
                all(customer),
                Stream.concat(customer.emails().stream(), customer.phones().stream())
                        .map(value -> mark(customer.reference(), key(value, customer.country())))
                        .collect(Collectors.toSet()),
                prints.stream().map(print -> mark(customer.reference(), print)).collect(Collectors.toSet()));
    }

    /** Of all that it says. */
    static String all(Customer customer) {
        return Fingerprint.of(customer, Set.of(), ALL_DIGITS);
    }

    /** Whether the e-mail address or number with this key was told. */
    boolean hasContact(PartyReference of, String key) {
        return contacts.contains(mark(of, key));
    }

    boolean hasAddress(PartyReference of, String print) {
        return addresses.contains(mark(of, print));
    }

    /** What of it is in the target for certain, where a later state may be there in part. */
    PartyDigest inDoubt() {
        return new PartyDigest("", contacts, addresses);
    }

    /** As it is kept. */
    String text() {
        return all + "." + String.join(",", sorted(contacts)) + "." + String.join(",", sorted(addresses));
    }

    /** Reads it back; nothing for what is none. */
    static PartyDigest parse(Optional<String> text) {
        return text.map(it -> it.split("\\.", -1))
                .filter(parts -> parts.length == 3)
                .map(parts -> new PartyDigest(parts[0], set(parts[1]), set(parts[2])))
                .orElse(NOTHING);
    }

    private static Set<String> set(String joined) {
        return Arrays.stream(joined.split(",")).filter(part -> !part.isEmpty()).collect(Collectors.toSet());
    }

    private static List<String> sorted(Set<String> marks) {
        return marks.stream().sorted().toList();
    }

    /** An e-mail address or number as it is compared; also one that cannot be read as such. */
    static String key(String value, Optional<String> country) {
        return Identifiers.email(value)
                .or(() -> Phones.key(value, country))
                .orElseGet(() -> value.replaceAll("[^+0-9A-Za-z]", ""));
    }

    /** Of one customer, so that nobody finds another with the same. */
    private static String mark(PartyReference of, String text) {
        return Body.of(of + "|" + text).hash().substring(0, MARK_DIGITS);
    }
}
