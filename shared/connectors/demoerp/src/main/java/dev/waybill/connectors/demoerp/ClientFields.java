package dev.waybill.connectors.demoerp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A customer in the demo ERP's words, and back. Its addresses have no name there: each is known by its print. */
record ClientFields(SystemId erp) {
    PlacedParty read(JsonAt client) {
        String number = client.at("number").text();
        JsonAt said = client.at("said");
        return new PlacedParty(
                new ExternalRef(erp, number, number),
                texts(said, "references").stream().map(PartyReference::new).collect(Collectors.toSet()),
                said.textOrEmpty("name"),
                texts(said, "taxIds"),
                said.list("people").stream()
                        .map(it -> new Contact(it.textOrEmpty("name"), texts(it, "emails"), texts(it, "phones")))
                        .toList(),
                said.list("houses").stream()
                        .map(ClientFields::address)
                        .map(ClientFields::placed)
                        .toList(),
                Optional.of(said.textOrEmpty("terms")).filter(terms -> !terms.isEmpty()),
                Optional.of(Instant.parse(client.at("changedAt").text())));
    }

    private static List<String> texts(JsonAt at, String member) {
        return at.list(member).stream().map(JsonAt::text).toList();
    }

    private static Address address(JsonAt house) {
        return new Address(
                house.textOrEmpty("name"),
                "",
                texts(house, "street"),
                house.textOrEmpty("postalCode"),
                house.textOrEmpty("city"),
                house.textOrEmpty("region"),
                house.textOrEmpty("country"),
                Optional.empty());
    }

    private static PlacedAddress placed(Address address) {
        return new PlacedAddress(print(address), print(address), address);
    }

    static String print(Address address) {
        return PlacedAddress.printOf(
                address.name(),
                String.join("/", address.street()),
                address.postalCode(),
                address.city(),
                address.region(),
                address.country());
    }

    /** Of a new customer. */
    static ObjectNode form(Customer customer) {
        return form(
                Identifiers.references(customer),
                customer.title(),
                customer.taxId().stream().toList(),
                customer.contacts(),
                customer.addresses().stream().map(PartyAddress::address).toList(),
                customer.paymentTerms());
    }

    /** Of one that is there, changed. */
    static ObjectNode form(PlacedParty there, PartyChange change) {
        List<Address> kept = there.addresses().stream()
                .filter(it -> !change.retireAddresses().contains(it.id()))
                .map(PlacedAddress::address)
                .toList();
        return form(
                Stream.concat(there.references().stream(), change.addReferences().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                change.name().orElse(there.name()),
                change.taxId().map(List::of).orElse(there.taxIds()),
                Stream.concat(
                                there.contacts().stream().map(contact -> without(contact, change.dropContacts())),
                                change.addContacts().stream())
                        .filter(contact ->
                                !contact.emails().isEmpty() || !contact.phones().isEmpty())
                        .toList(),
                Stream.concat(kept.stream(), change.addAddresses().stream().map(PartyAddress::address))
                        .toList(),
                change.paymentTerms().or(there::paymentTerms));
    }

    private static Contact without(Contact contact, List<String> dropped) {
        return new Contact(
                contact.name(),
                contact.emails().stream().filter(it -> !dropped.contains(it)).toList(),
                contact.phones().stream().filter(it -> !dropped.contains(it)).toList());
    }

    private static ObjectNode form(
            Collection<PartyReference> references,
            String name,
            List<String> taxIds,
            List<Contact> contacts,
            List<Address> addresses,
            Optional<String> terms) {
        ObjectNode form =
                JsonNodeFactory.instance.objectNode().put("name", name).put("terms", terms.orElse(""));
        form.set(
                "references",
                array(references.stream().map(PartyReference::value).toList()));
        form.set("taxIds", array(taxIds));
        ArrayNode people = form.putArray("people");
        contacts.forEach(contact -> {
            ObjectNode person = people.addObject().put("name", contact.name());
            person.set("emails", array(contact.emails()));
            person.set("phones", array(contact.phones()));
        });
        ArrayNode houses = form.putArray("houses");
        addresses.stream()
                .collect(Collectors.toMap(
                        ClientFields::print, it -> it, (one, same) -> one, java.util.LinkedHashMap::new))
                .values()
                .forEach(address -> {
                    ObjectNode house = houses.addObject()
                            .put("name", address.name())
                            .put("postalCode", address.postalCode())
                            .put("city", address.city())
                            .put("region", address.region())
                            .put("country", address.country());
                    house.set("street", array(address.street()));
                });
        return form;
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
