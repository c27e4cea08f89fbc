package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.TaxIds;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A party of Tryton as other systems are told of it. Tryton does not say whether it is a person or a company, so its name is told as one
 * name. Where no address is ticked for bills, or none for parcels, Tryton takes the first ({@code Party.address_get}); so it is here.
 */
record CustomerRow(SystemId erp) {
    static final List<String> FIELDS = Stream.concat(
                    PartyRow.FIELDS.stream(),
                    Stream.of("addresses.invoice", "addresses.delivery", "customer_payment_term.name"))
            .toList();

    Customer read(JsonAt row) {
        PlacedParty party = new PartyRow(erp).read(row);
        return new Customer(
                PartyReference.of(erp, party.ref().id()),
                party.references().stream()
                        .filter(reference -> !reference.isOf(erp))
                        .sorted()
                        .toList(),
                party.name(),
                "",
                taxId(party),
                contacts(party),
                addresses(party, row),
                row.find("customer_payment_term.").flatMap(term -> term.findText("name")));
    }

    /** The first that has the form of one; a party may have numbers of other kinds. */
    private static Optional<String> taxId(PlacedParty party) {
        return party.taxIds().stream()
                .filter(text -> TaxIds.key(text, party.country()).isPresent())
                .findFirst();
    }

    /** Its own, without a name, first. */
    private static List<Contact> contacts(PlacedParty party) {
        Stream<Contact> own = party.contacts().stream().filter(CustomerRow::isOwn);
        List<Contact> contacts = new ArrayList<>(List.of(merged(party.name(), own.toList())));
        party.contacts().stream().filter(contact -> !isOwn(contact)).forEach(contacts::add);
        return contacts;
    }

    private static boolean isOwn(Contact contact) {
        return contact.name().isBlank();
    }

    private static Contact merged(String name, List<Contact> contacts) {
        return new Contact(
                name,
                contacts.stream().flatMap(it -> it.emails().stream()).toList(),
                contacts.stream().flatMap(it -> it.phones().stream()).toList());
    }

    private static List<PartyAddress> addresses(PlacedParty party, JsonAt row) {
        List<JsonAt> inUse =
                row.list("addresses.").stream().filter(PartyRow::isInUse).toList();
        Predicate<JsonAt> bills = at -> isTicked(at, "invoice");
        Predicate<JsonAt> parcels = at -> isTicked(at, "delivery");
        boolean anyBills = inUse.stream().anyMatch(bills);
        boolean anyParcels = inUse.stream().anyMatch(parcels);
        return IntStream.range(0, inUse.size())
                .mapToObj(i -> new PartyAddress(
                        named(party, party.addresses().get(i).address()),
                        anyBills ? bills.test(inUse.get(i)) : i == 0,
                        anyParcels ? parcels.test(inUse.get(i)) : i == 0))
                .toList();
    }

    private static boolean isTicked(JsonAt address, String use) {
        return address.find(use).map(JsonAt::flag).orElse(false);
    }

    /** Without a name of its own it is the party's. */
    private static Address named(PlacedParty party, Address address) {
        return address.name().isBlank()
                ? new Address(
                        party.name(),
                        address.company(),
                        address.street(),
                        address.postalCode(),
                        address.city(),
                        address.region(),
                        address.country(),
                        address.phone())
                : address;
    }
}
