package dev.waybill.connectors.woocommerce;

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
import dev.waybill.domain.party.PartyAddress.Use;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A party in the fields of an account, and back. An account has one address for bills, one for parcels, one e-mail address of its own
 * and one telephone number. A person's name is written as a first word and the rest: together they read as they did.
 *
 * @param taxId name of the custom field, if there is one
 * @param terms name of the custom field, if there is one
 */
record AccountFields(SystemId shop, Optional<String> taxId, Optional<String> terms) {
    static final String NAMES = "id,email,first_name,last_name,billing,shipping,meta_data," + WooCommerceTime.CHANGED;

    /** Hidden from the shop's people, as all that begins with a line is; references parted by spaces. */
    static final String REFERENCES = "_waybill_references";

    private static final String BILLING = "billing";
    private static final String SHIPPING = "shipping";
    private static final String BOTH = BILLING + "," + SHIPPING;

    static AccountFields of(SystemSpec system) {
        return new AccountFields(
                system.id(),
                system.setting(WooCommerceType.TAX_ID_FIELD),
                system.setting(WooCommerceCustomers.TERMS_FIELD));
    }

    PlacedParty read(JsonAt account) {
        String id = account.at("id").code();
        Optional<JsonAt> billing = WooCommerceBuyer.object(account, BILLING);
        String person = WooCommerceCustomers.person(account);
        String company = billing.map(at -> at.textOrEmpty("company")).orElse("");
        return new PlacedParty(
                new ExternalRef(shop, id, id),
                Stream.concat(Stream.of(PartyReference.of(shop, id)), references(account).stream())
                        .collect(Collectors.toSet()),
                company.isBlank() ? person : company,
                WooCommerceBuyer.taxId(account, taxId).stream().toList(),
                List.of(new Contact(
                        person,
                        WooCommerceCustomers.emails(account),
                        billing.flatMap(at -> at.findText("phone")).stream().toList())),
                addresses(account),
                terms.flatMap(field -> WooCommerceBuyer.customField(account, field)),
                WooCommerceTime.find(account, WooCommerceTime.CHANGED));
    }

    /** What Waybill wrote there. */
    static List<PartyReference> references(JsonAt account) {
        return WooCommerceBuyer.customField(account, REFERENCES).stream()
                .flatMap(joined -> Stream.of(joined.split(" ")))
                .filter(text -> text.indexOf(':') > 0)
                .map(PartyReference::new)
                .toList();
    }

    private static List<PlacedAddress> addresses(JsonAt account) {
        Address bills = WooCommerceBuyer.address(account, BILLING);
        Address parcels = WooCommerceBuyer.address(account, SHIPPING);
        if (print(bills).equals(print(parcels))) {
            return placed(BOTH, bills, Use.BILLS, Use.PARCELS).toList();
        }
        return Stream.concat(placed(BILLING, bills, Use.BILLS), placed(SHIPPING, parcels, Use.PARCELS))
                .toList();
    }

    private static Stream<PlacedAddress> placed(String id, Address address, Use... uses) {
        return WooCommerceCustomers.isNowhere(address)
                ? Stream.empty()
                : Stream.of(new PlacedAddress(id, print(address), address, Set.of(uses)));
    }

    /** The company of a bill is the account's own, and its telephone too. */
    static String print(Address address) {
        return PlacedAddress.printOf(
                address.name(),
                String.join(" ", address.street()),
                address.postalCode(),
                address.city(),
                address.region(),
                address.country());
    }

    /** As a new account is written. */
    ObjectNode created(Customer customer) {
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        String email = customer.emails().getFirst().strip();
        account.put("email", email);
        putName(account, customer.name());
        customer.addresses().forEach(address -> put(account, address));
        ObjectNode billing = account.withObject("/" + BILLING).put("email", email);
        if (!customer.company().isBlank()) {
            billing.put("company", customer.company());
        }
        customer.phones().stream().findFirst().ifPresent(phone -> billing.put("phone", phone.strip()));
        putFields(account, Identifiers.references(customer), customer.taxId(), customer.paymentTerms());
        return account;
    }

    /** As a change of an account is written. */
    ObjectNode changed(PlacedParty now, PartyChange change) {
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        change.retireAddresses().forEach(id -> Stream.of(id.split(",")).forEach(place -> blank(account, place)));
        change.addAddresses().forEach(address -> put(account, address));
        change.name().ifPresent(name -> {
            boolean isCompany = !now.contacts().getFirst().name().equals(now.name());
            if (isCompany) {
                account.withObject("/" + BILLING).put("company", name);
            } else {
                putName(account, name);
            }
        });
        Optional<String> email = change.addContacts().stream()
                .flatMap(contact -> contact.emails().stream())
                .findFirst();
        email.ifPresent(it -> {
            account.put("email", it.strip());
            account.withObject("/" + BILLING).put("email", it.strip());
        });
        Optional<String> phone = change.addContacts().stream()
                .flatMap(contact -> contact.phones().stream())
                .findFirst();
        boolean dropsPhone = now.phones().stream().anyMatch(change.dropContacts()::contains);
        phone.or(() -> Optional.of("").filter(none -> dropsPhone))
                .ifPresent(it -> account.withObject("/" + BILLING).put("phone", it.strip()));
        List<PartyReference> references =
                change.addReferences().isEmpty() ? List.of() : now.referencesWith(change.addReferences());
        putFields(account, references, change.taxId(), change.paymentTerms());
        return account;
    }

    private void putFields(
            ObjectNode account,
            Collection<PartyReference> references,
            Optional<String> taxNumber,
            Optional<String> paymentTerms) {
        ArrayNode meta = JsonNodeFactory.instance.arrayNode();
        if (!references.isEmpty()) {
            meta.add(field(
                    REFERENCES, references.stream().map(PartyReference::value).collect(Collectors.joining(" "))));
        }
        taxId.ifPresent(name -> taxNumber.ifPresent(value -> meta.add(field(name, value))));
        terms.ifPresent(name -> paymentTerms.ifPresent(value -> meta.add(field(name, value))));
        if (!meta.isEmpty()) {
            account.set("meta_data", meta);
        }
    }

    private static ObjectNode field(String key, String value) {
        return JsonNodeFactory.instance.objectNode().put("key", key).put("value", value);
    }

    private static void put(ObjectNode account, PartyAddress placed) {
        placed.uses()
                .forEach(use ->
                        put(account.withObject("/" + (use == Use.BILLS ? BILLING : SHIPPING)), placed.address()));
    }

    private static void put(ObjectNode at, Address address) {
        putName(at, address.name());
        List<String> street = address.street();
        at.put("address_1", street.isEmpty() ? "" : street.getFirst());
        at.put("address_2", street.size() < 2 ? "" : street.get(1));
        at.put("postcode", address.postalCode());
        at.put("city", address.city());
        at.put("state", address.region());
        at.put("country", address.country());
        if (!address.company().isBlank()) {
            at.put("company", address.company());
        }
    }

    private static void blank(ObjectNode account, String place) {
        ObjectNode at = account.withObject("/" + place);
        Stream.of("first_name", "last_name", "address_1", "address_2", "postcode", "city", "state", "country")
                .forEach(field -> at.put(field, ""));
    }

    private static void putName(ObjectNode at, String name) {
        String[] parts = name.strip().split("\\s+", 2);
        at.put("first_name", parts[0]);
        at.put("last_name", parts.length < 2 ? "" : parts[1]);
    }
}
