package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.Phones;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A party in the inputs of the shop's mutations ({@code CustomerInput}, {@code MailingAddressInput}, {@code MetafieldInput} in
 * https://shopify.dev/docs/api/admin-graphql/2026-07/input-objects, read 2026-11). A person's name is written as a first word and the rest.
 */
record AccountForm(SystemId shop) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A company without an address gives the account its own name, as there is no other place for it. */
    ObjectNode opened(Customer customer) {
        ObjectNode input = JSON.objectNode();
        boolean hasPlace = !customer.addresses().isEmpty();
        putName(input, hasPlace && !customer.name().isBlank() ? customer.name() : customer.title());
        first(customer.emails(), String::strip).ifPresent(email -> input.put("email", email));
        phone(customer).ifPresent(phone -> input.put("phone", phone));
        ArrayNode addresses = input.putArray("addresses");
        usualFirst(customer.addresses())
                .forEach(placed ->
                        addresses.add(address(placed.address(), addresses.isEmpty() ? customer.company() : "")));
        ArrayNode metafields = input.putArray("metafields");
        fields(Identifiers.references(customer), customer.taxId(), customer.paymentTerms())
                .forEach((key, value) -> metafields.add(metafield(key, value)));
        return input;
    }

    /** The shop takes a number that can be called from anywhere, and no other. */
    static Optional<String> phone(Customer customer) {
        return customer.phones().stream()
                .flatMap(text -> Phones.key(text, customer.country()).stream())
                .findFirst();
    }

    /** The first is where parcels go. */
    private static List<PartyAddress> usualFirst(List<PartyAddress> all) {
        return Stream.concat(
                        all.stream().filter(PartyAddress::shipping),
                        all.stream().filter(placed -> !placed.shipping()))
                .toList();
    }

    /** What changes of the account itself; empty for nothing. */
    ObjectNode changed(ShopAccount now, PartyChange change) {
        ObjectNode input = JSON.objectNode();
        change.name().filter(name -> !now.isCompany()).ifPresent(name -> putName(input, name));
        first(contacts(change, Contact::emails), String::strip).ifPresent(email -> input.put("email", email));
        List<String> phones = contacts(change, Contact::phones);
        first(phones, text -> Phones.key(text, now.party().country()).orElseGet(text::strip))
                .ifPresent(phone -> input.put("phone", phone));
        boolean drops = now.party().phones().stream().anyMatch(change.dropContacts()::contains);
        if (drops && phones.isEmpty()) {
            input.putNull("phone");
        }
        return input;
    }

    private static List<String> contacts(PartyChange change, Function<Contact, List<String>> which) {
        return change.addContacts().stream()
                .flatMap(contact -> which.apply(contact).stream())
                .toList();
    }

    private static Optional<String> first(List<String> texts, Function<String, String> as) {
        return texts.stream().filter(text -> !text.isBlank()).map(as).findFirst();
    }

    /** Our metafields that change, each written only over what was read; a digest of null says that there is none yet. */
    ArrayNode metafields(ShopAccount now, PartyChange change) {
        List<PartyReference> references =
                change.addReferences().isEmpty() ? List.of() : now.party().referencesWith(change.addReferences());
        ArrayNode metafields = JSON.arrayNode();
        fields(references, change.taxId(), change.paymentTerms())
                .forEach((key, value) -> metafields.add(metafield(key, value)
                        .put("ownerId", AccountCalls.globalId(now.party().ref().id()))
                        .put("compareDigest", now.digests().get(key))));
        return metafields;
    }

    private static Map<String, String> fields(
            Collection<PartyReference> references, Optional<String> taxId, Optional<String> terms) {
        Map<String, String> fields = new TreeMap<>();
        if (!references.isEmpty()) {
            fields.put(
                    ShopAccount.REFERENCES,
                    references.stream().map(PartyReference::value).collect(Collectors.joining(" ")));
        }
        taxId.ifPresent(text -> fields.put(ShopAccount.TAX_ID, text.strip()));
        terms.ifPresent(text -> fields.put(ShopAccount.TERMS, text.strip()));
        return fields;
    }

    private static ObjectNode metafield(String key, String value) {
        return JSON.objectNode()
                .put("namespace", OrderPaper.NAMESPACE)
                .put("key", key)
                .put("type", "single_line_text_field")
                .put("value", value);
    }

    /** @param company where the address names none itself; may be blank */
    static ObjectNode address(Address address, String company) {
        ObjectNode input = JSON.objectNode();
        putName(input, address.name());
        List<String> street = address.street();
        put(input, "company", address.company().isBlank() ? company : address.company());
        put(input, "address1", street.isEmpty() ? "" : street.getFirst());
        put(input, "address2", street.size() < 2 ? "" : street.get(1));
        put(input, "zip", address.postalCode());
        put(input, "city", address.city());
        put(input, "countryCode", address.country());
        put(input, "provinceCode", province(address));
        address.phone()
                .map(text -> Phones.key(text, Optional.of(address.country())).orElse(text))
                .ifPresent(phone -> put(input, "phone", phone));
        return input;
    }

    /** {@code ES-M} is how ISO 3166-2 writes what the shop calls {@code M}. */
    private static String province(Address address) {
        return address.region().replaceFirst("^" + address.country() + "-", "");
    }

    private static void putName(ObjectNode at, String name) {
        String[] parts = name.strip().split("\\s+", 2);
        put(at, "firstName", parts[0]);
        if (!parts[0].isEmpty()) {
            at.put("lastName", parts.length < 2 ? "" : parts[1]);
        }
    }

    private static void put(ObjectNode at, String member, String text) {
        if (!text.isBlank()) {
            at.put(member, text.strip());
        }
    }
}
