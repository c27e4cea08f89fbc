package dev.waybill.domain.party;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer as its source has it: our shape of it, whatever system it comes from. {@code toString} hides it: this is personal data.
 *
 * @param reference what we call it in a target
 * @param alsoKnownAs references of the same customer elsewhere that the source tells; empty for most
 * @param name of the person
 * @param company empty for a private customer
 * @param taxId as the source wrote it
 * @param contacts the customer's own first
 * @param paymentTerms in the source's words
 */
public record Customer(
        PartyReference reference,
        List<PartyReference> alsoKnownAs,
        String name,
        String company,
        Optional<String> taxId,
        List<Contact> contacts,
        List<PartyAddress> addresses,
        Optional<String> paymentTerms) {
    public Customer {
        alsoKnownAs = List.copyOf(alsoKnownAs);
        contacts = List.copyOf(contacts);
        addresses = List.copyOf(addresses);
    }

    /** What its books call it: the company, else the person, else a word that says there was neither. */
    public String title() {
        return Stream.of(company, name)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("(no name)");
    }

    /** Names it goes by, blank ones left out. */
    public List<String> names() {
        return Stream.concat(Stream.of(company, name), contacts.stream().map(Contact::name))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    public List<String> emails() {
        return contacts.stream()
                .flatMap(contact -> contact.emails().stream())
                .distinct()
                .toList();
    }

    public List<String> phones() {
        return contacts.stream()
                .flatMap(contact -> contact.phones().stream())
                .distinct()
                .toList();
    }

    /** The country of the address that bills go to, else of any; two letters in upper case. */
    public Optional<String> country() {
        return Stream.concat(addresses.stream().filter(PartyAddress::billing), addresses.stream())
                .map(it -> it.address().country())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** The same with its addresses written otherwise. */
    public Customer withAddresses(List<PartyAddress> other) {
        return new Customer(reference, alsoKnownAs, name, company, taxId, contacts, other, paymentTerms);
    }

    @Override
    public String toString() {
        return "Customer[" + reference + ", hidden]";
    }
}
