package dev.waybill.connector.party;

import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import java.util.List;
import java.util.Optional;

/** What is compared of a customer, or of a party, when it is asked whether the one resembles the other. */
record Look(
        List<Name> names,
        List<String> mailBoxes,
        List<String> phones,
        List<String> taxIds,
        List<Address> addresses,
        Optional<String> country) {
    /** Too few digits differ by one too easily. */
    private static final int SHORTEST_PHONE = 8;

    static Look of(Customer customer) {
        return new Look(
                names(customer.names()),
                mailBoxes(customer.emails()),
                customer.phones(),
                customer.taxId().stream().toList(),
                customer.addresses().stream().map(PartyAddress::address).toList(),
                customer.country());
    }

    static Look of(PlacedParty party) {
        return new Look(
                names(party.names()),
                mailBoxes(party.emails()),
                party.phones(),
                party.taxIds(),
                party.addresses().stream()
                        .map(PlacedParty.PlacedAddress::address)
                        .toList(),
                party.country());
    }

    List<String> phoneNumbers() {
        return phones.stream()
                .flatMap(text -> Phones.written(text, country).stream())
                .filter(number -> number.length() >= SHORTEST_PHONE)
                .toList();
    }

    List<String> taxNumbers() {
        return taxIds.stream()
                .flatMap(text -> TaxIds.key(text, country).stream())
                .toList();
    }

    List<Place> places() {
        return addresses.stream().flatMap(it -> Place.of(it).stream()).toList();
    }

    /** An e-mail address without what follows a {@code +}: most providers deliver both into one box. */
    static Optional<String> mailBox(String text) {
        return Identifiers.email(text).map(email -> {
            int at = email.lastIndexOf('@');
            int plus = email.indexOf('+');
            return plus > 0 && plus < at ? email.substring(0, plus) + email.substring(at) : email;
        });
    }

    private static List<String> mailBoxes(List<String> texts) {
        return texts.stream().flatMap(text -> mailBox(text).stream()).toList();
    }

    private static List<Name> names(List<String> texts) {
        return texts.stream().map(Name::of).toList();
    }
}
