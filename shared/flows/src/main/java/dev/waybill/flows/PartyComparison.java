package dev.waybill.flows;

import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.connector.party.TaxIds;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer beside the party that it is. What came from us and is not said any more is taken out of use; what people added in the
 * target stays.
 *
 * @param prints of the customer's addresses in the target, in their order
 * @param before what was told last
 */
record PartyComparison(Customer customer, List<String> prints, PlacedParty there, PartyDigest before) {

    /** All that the target lacks, whoever owns it. */
    PartyChange missing() {
        return new PartyChange(
                references(),
                name(),
                taxId(),
                addContacts(),
                isShared() ? List.of() : dropContacts(),
                addAddresses(),
                isShared() ? List.of() : retireAddresses(),
                customer.paymentTerms().filter(terms -> !there.paymentTerms().equals(Optional.of(terms))));
    }

    /** Whether other customers of ours are the same party: what they said is not told from what this one said. */
    private boolean isShared() {
        return there.references().stream()
                .filter(reference -> !reference.isOf(there.ref().system()))
                .anyMatch(reference -> !Identifiers.references(customer).contains(reference));
    }

    private List<PartyReference> references() {
        return Identifiers.references(customer).stream()
                .filter(reference -> !there.references().contains(reference))
                .filter(reference -> !reference.isOf(there.ref().system()))
                .toList();
    }

    private Optional<String> name() {
        return Optional.of(customer.title()).filter(title -> !plain(title).equals(plain(there.name())));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private Optional<String> taxId() {
        return customer.taxId()
                .map(text -> TaxIds.key(text, customer.country()).orElse(text.strip()))
                .filter(key -> there.taxIds().stream()
                        .noneMatch(text -> text.strip().equals(key)
                                || TaxIds.key(text, customer.country()).equals(Optional.of(key))));
    }

    private List<Contact> addContacts() {
        Set<String> known = keys(there.emails(), there.phones());
        List<Contact> add = new ArrayList<>();
        for (Contact contact : customer.contacts()) {
            List<String> emails = unknown(contact.emails(), known);
            List<String> phones = unknown(contact.phones(), known);
            if (!emails.isEmpty() || !phones.isEmpty()) {
                add.add(new Contact(contact.name(), emails, phones));
            }
            known.addAll(keys(emails, phones));
        }
        return add;
    }

    private List<String> unknown(List<String> values, Set<String> known) {
        return values.stream()
                .filter(value -> !value.isBlank() && !known.contains(key(value)))
                .distinct()
                .toList();
    }

    private List<String> dropContacts() {
        Set<String> wanted = keys(customer.emails(), customer.phones());
        return Stream.concat(there.emails().stream(), there.phones().stream())
                .filter(value -> before.hasContact(customer.reference(), key(value)) && !wanted.contains(key(value)))
                .toList();
    }

    private Set<String> keys(List<String> emails, List<String> phones) {
        return Stream.concat(emails.stream(), phones.stream()).map(this::key).collect(Collectors.toSet());
    }

    private String key(String value) {
        return PartyDigest.key(value, customer.country().or(there::country));
    }

    private List<PartyAddress> addAddresses() {
        Map<String, PartyAddress> add = new LinkedHashMap<>();
        for (int i = 0; i < prints.size(); i++) {
            String print = prints.get(i);
            PartyAddress wanted = customer.addresses().get(i);
            if (there.addresses().stream().noneMatch(placed -> placed.serves(print, wanted))) {
                add.merge(print, wanted, PartyAddress::also);
            }
        }
        return List.copyOf(add.values());
    }

    private List<String> retireAddresses() {
        return there.addresses().stream()
                .filter(placed ->
                        before.hasAddress(customer.reference(), placed.print()) && !prints.contains(placed.print()))
                .map(PlacedAddress::id)
                .toList();
    }
}
