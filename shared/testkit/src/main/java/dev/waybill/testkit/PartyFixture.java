package dev.waybill.testkit;

import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import java.util.List;
import java.util.Optional;

/** A customer who reads like speech; by default a private one in Madrid with one address. */
public record PartyFixture(Customer customer) {
    /** Ana, with that reference. */
    public static PartyFixture ana(String reference) {
        return named(reference, "Ana Ruiz", "ana@ruiz.example").phone("+34 912 34 56 78");
    }

    /** Anybody, with that reference. */
    public static PartyFixture named(String reference, String name, String email) {
        return new PartyFixture(new Customer(
                new PartyReference(reference),
                List.of(),
                name,
                "",
                Optional.empty(),
                List.of(new Contact(name, List.of(email), List.of())),
                List.of(new PartyAddress(address(name, "Calle Mayor 1"), true, true)),
                Optional.empty()));
    }

    /** In the street of a town in Spain. */
    public static Address address(String name, String... street) {
        return new Address(name, "", List.of(street), "28013", "Madrid", "M", "ES", Optional.empty());
    }

    public PartyFixture phone(String number) {
        Contact own = customer.contacts().getFirst();
        return contacts(List.of(new Contact(own.name(), own.emails(), List.of(number))));
    }

    public PartyFixture email(String address) {
        Contact own = customer.contacts().getFirst();
        return contacts(List.of(new Contact(own.name(), List.of(address), own.phones())));
    }

    private PartyFixture contacts(List<Contact> contacts) {
        return with(customer.name(), customer.company(), customer.taxId(), contacts, customer.paymentTerms());
    }

    public PartyFixture named(String name) {
        return with(name, customer.company(), customer.taxId(), customer.contacts(), customer.paymentTerms());
    }

    public PartyFixture company(String name, String taxId) {
        return with(customer.name(), name, Optional.of(taxId), customer.contacts(), customer.paymentTerms());
    }

    public PartyFixture taxId(String taxId) {
        return with(
                customer.name(), customer.company(), Optional.of(taxId), customer.contacts(), customer.paymentTerms());
    }

    public PartyFixture terms(String words) {
        return with(customer.name(), customer.company(), customer.taxId(), customer.contacts(), Optional.of(words));
    }

    /** In place of its addresses, this one for bills and parcels. */
    public PartyFixture livesIn(Address address) {
        return new PartyFixture(customer.withAddresses(List.of(new PartyAddress(address, true, true))));
    }

    private PartyFixture with(
            String name, String company, Optional<String> taxId, List<Contact> contacts, Optional<String> terms) {
        return new PartyFixture(new Customer(
                customer.reference(),
                customer.alsoKnownAs(),
                name,
                company,
                taxId,
                contacts,
                customer.addresses(),
                terms));
    }
}
