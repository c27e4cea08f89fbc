package dev.waybill.flows;

import dev.waybill.connector.party.PartyLimits.Places;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A customer in the places that a target has: a shop with one address for bills has no use for a company's fifth. What is left out is
 * said, and stays where it is.
 */
record PartyPlaces(Places places) {
    /** @param leftOut for people, without any personal data */
    record Placed(Customer customer, Optional<String> leftOut) {}

    Placed of(Customer customer, SystemId target) {
        List<String> leftOut = new ArrayList<>();
        Optional<String> taxId = kept(DataName.PARTY_TAX, customer.taxId(), leftOut);
        Optional<String> terms = kept(DataName.PARTY_TERMS, customer.paymentTerms(), leftOut);
        List<PartyAddress> addresses = addresses(customer.addresses());
        if (addresses.size() < customer.addresses().size()) {
            leftOut.add((customer.addresses().size() - addresses.size()) + " more addresses");
        }
        List<Contact> contacts = contacts(customer);
        int reached = contacts.stream()
                .mapToInt(it -> it.emails().size() + it.phones().size())
                .sum();
        int wanted = customer.emails().size() + customer.phones().size();
        if (reached < wanted) {
            leftOut.add((wanted - reached) + " more e-mail addresses or phone numbers");
        }
        Customer placed = new Customer(
                customer.reference(),
                names(customer, target),
                customer.name(),
                customer.company(),
                taxId,
                contacts,
                addresses,
                terms);
        return new Placed(
                placed,
                leftOut.isEmpty()
                        ? Optional.empty()
                        : Optional.of(target + " has no place for " + String.join(", ", leftOut)));
    }

    /** What third systems call it is none of the target's business. */
    private static List<PartyReference> names(Customer customer, SystemId target) {
        return customer.alsoKnownAs().stream()
                .filter(reference -> reference.isAccount() && reference.isOf(target))
                .toList();
    }

    private Optional<String> kept(DataName facet, Optional<String> value, List<String> leftOut) {
        if (places.facets().contains(facet)) {
            return value;
        }
        value.ifPresent(it -> leftOut.add(facet.word()));
        return Optional.empty();
    }

    private List<PartyAddress> addresses(List<PartyAddress> all) {
        if (!places.facets().contains(DataName.PARTY_ADDRESS)) {
            return List.of();
        }
        if (!places.oneAddressEach()) {
            return all;
        }
        Optional<PartyAddress> bills = first(all, PartyAddress::billing);
        Optional<PartyAddress> parcels = first(all, PartyAddress::shipping);
        if (bills.equals(parcels)) {
            return bills.stream().toList();
        }
        return Stream.concat(
                        bills.map(it -> new PartyAddress(it.address(), true, false)).stream(),
                        parcels.map(it -> new PartyAddress(it.address(), false, true)).stream())
                .toList();
    }

    private static Optional<PartyAddress> first(List<PartyAddress> all, Predicate<PartyAddress> use) {
        return all.stream().filter(use).findFirst();
    }

    private List<Contact> contacts(Customer customer) {
        if (!places.facets().contains(DataName.PARTY_CONTACT)) {
            return List.of();
        }
        int emails = places.emails();
        int phones = places.phones();
        List<Contact> kept = new ArrayList<>();
        for (Contact contact : customer.contacts()) {
            List<String> reachable = contact.emails().stream().limit(emails).toList();
            List<String> callable = contact.phones().stream().limit(phones).toList();
            emails -= reachable.size();
            phones -= callable.size();
            kept.add(new Contact(contact.name(), reachable, callable));
        }
        return kept;
    }
}
