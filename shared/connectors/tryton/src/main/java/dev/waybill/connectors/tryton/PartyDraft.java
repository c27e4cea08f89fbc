package dev.waybill.connectors.tryton;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyIdentifier;
import dev.waybill.connector.party.PartyIdentifier.Kind;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A customer in Tryton's fields. {@code toString} hides it: it is personal data. */
record PartyDraft(Customer customer, List<Map<String, Object>> places) {

    static PartyDraft of(Customer customer, AddressTranslator translator) {
        return new PartyDraft(customer, places(customer.addresses(), translator));
    }

    static List<Address> addresses(Customer customer) {
        return customer.addresses().stream().map(PartyAddress::address).toList();
    }

    /** As {@code create} takes it. */
    Map<String, Object> values(String code, String phoneType) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", customer.title());
        values.put("code", code);
        putRelated(values, "addresses", places);
        List<Object> contacts = contacts(customer.title(), customer.contacts(), phoneType);
        if (!contacts.isEmpty()) {
            values.put("contact_mechanisms", contacts);
        }
        putRelated(
                values,
                "identifiers",
                Stream.concat(
                                Identifiers.references(customer).stream().map(PartyReference::value),
                                customer.taxId().stream())
                        .map(PartyDraft::identifier)
                        .toList());
        return values;
    }

    /** As {@code write} takes a change; what is switched off is written by itself. */
    static Map<String, Object> values(PartyChange change, AddressTranslator translator) {
        Map<String, Object> values = new LinkedHashMap<>();
        change.name().ifPresent(name -> values.put("name", name));
        putRelated(
                values,
                "identifiers",
                Stream.concat(change.addReferences().stream().map(PartyReference::value), change.taxId().stream())
                        .map(PartyDraft::identifier)
                        .toList());
        List<Object> contacts = contacts("", change.addContacts(), "phone");
        if (!contacts.isEmpty()) {
            values.put("contact_mechanisms", contacts);
        }
        putRelated(values, "addresses", places(change.addAddresses(), translator));
        return values;
    }

    /** Without a type, since Tryton checks the digits of typed ones and a shop's customer may write anything. */
    private static Map<String, Object> identifier(String code) {
        return Map.of("code", code);
    }

    /**
     * New contact mechanisms.
     *
     * @param party whose own need no name
     */
    static List<Object> contacts(String party, List<Contact> contacts, String phoneType) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Contact contact : contacts) {
            String name = contact.name().equals(party) ? "" : contact.name();
            contact.emails().forEach(email -> all.add(mechanism("email", email.strip(), name)));
            contact.phones().forEach(phone -> all.add(mechanism(phoneType, phone.strip(), name)));
        }
        return all.isEmpty() ? List.of() : List.of(TrytonValues.create(all));
    }

    private static Map<String, Object> mechanism(String type, String value, String name) {
        Map<String, Object> mechanism = new LinkedHashMap<>();
        mechanism.put("type", type);
        mechanism.put("value", value);
        if (!name.isBlank()) {
            mechanism.put("name", name);
        }
        return mechanism;
    }

    /** New addresses, each once, and offered for what the source uses it for. */
    private static List<Map<String, Object>> places(List<PartyAddress> addresses, AddressTranslator translator) {
        Map<String, Map<String, Object>> places = new LinkedHashMap<>();
        for (PartyAddress placed : addresses) {
            AddressDraft draft = translator.translate(placed.address());
            Map<String, Object> values =
                    places.computeIfAbsent(draft.fingerprint(), any -> new LinkedHashMap<>(draft.values()));
            values.merge("invoice", placed.billing(), PartyDraft::or);
            values.merge("delivery", placed.shipping(), PartyDraft::or);
        }
        return List.copyOf(places.values());
    }

    private static Object or(Object one, Object other) {
        return one.equals(true) || other.equals(true);
    }

    private static void putRelated(Map<String, Object> values, String name, List<Map<String, Object>> records) {
        if (!records.isEmpty()) {
            values.put(name, List.of(TrytonValues.create(records)));
        }
    }

    /** The code of all who share what identifies this one best. */
    String codeOfIdentity() {
        return Identifiers.of(customer).stream()
                .filter(it -> it.kind() == Kind.TAX_ID || it.kind() == Kind.E_MAIL || it.kind() == Kind.PHONE)
                .min(Comparator.comparing(PartyIdentifier::kind).thenComparing(PartyIdentifier::value))
                .map(it -> code(it.value()))
                .orElseGet(this::codeOfReference);
    }

    /** The code of this one alone. */
    String codeOfReference() {
        return code(customer.reference().value());
    }

    /** 64 bits of a hash: two of a million customers share one with a chance below 1 in 30 million. */
    private static String code(String key) {
        return "W" + Body.of(key).hash().substring(0, 16).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "PartyDraft[" + customer.reference() + ", hidden]";
    }
}
