package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.PartySource;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer as WooCommerce's REST version 3 writes it (woocommerce/woocommerce-rest-api-docs {@code _customers.md}, read 2026-11),
 * in our words. Tax number and payment terms are custom fields, of which plug-ins have their own.
 */
final class WooCommerceCustomers implements PartySource {
    static final String TERMS_FIELD = "payment-terms-field";

    private final SystemId shop;
    private final Optional<String> taxIdField;
    private final Optional<String> termsField;

    WooCommerceCustomers(SystemSpec system) {
        this.shop = system.id();
        this.taxIdField = system.setting(WooCommerceType.TAX_ID_FIELD);
        this.termsField = system.setting(TERMS_FIELD);
    }

    @Override
    public PartyNews translate(Envelope envelope) {
        JsonAt body = JsonAt.parse(envelope.body(), shop);
        if (body.members().equals(List.of("id"))) {
            return new PartyNews.Gone("customer " + body.at("id").code() + " was deleted in the shop");
        }
        return new PartyNews.State(customer(body));
    }

    private Customer customer(JsonAt body) {
        PartyReference reference = PartyReference.of(shop, body.at("id").code());
        Optional<JsonAt> billing = WooCommerceBuyer.object(body, "billing");
        String name = person(body);
        List<String> emails = emails(body);
        List<String> phones =
                billing.flatMap(at -> at.findText("phone")).stream().toList();
        return new Customer(
                reference,
                AccountFields.references(body),
                name,
                billing.map(at -> at.textOrEmpty("company")).orElse(""),
                WooCommerceBuyer.taxId(body, taxIdField),
                List.of(new Contact(name, emails, phones)),
                addresses(body),
                termsField.flatMap(field -> WooCommerceBuyer.customField(body, field)));
    }

    /** Its own name, else that of its bills. */
    static String person(JsonAt body) {
        return Stream.concat(Stream.of(body), WooCommerceBuyer.object(body, "billing").stream())
                .map(WooCommerceBuyer::name)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Its own first. */
    static List<String> emails(JsonAt body) {
        return Stream.concat(
                        body.findText("email").stream(),
                        WooCommerceBuyer.object(body, "billing").stream().flatMap(at -> at.findText("email").stream()))
                .map(String::strip)
                .distinct()
                .toList();
    }

    private static List<PartyAddress> addresses(JsonAt body) {
        Address billTo = WooCommerceBuyer.address(body, "billing");
        Address shipTo = WooCommerceBuyer.address(body, "shipping");
        boolean one = shipTo.isBlank() || isSamePlace(billTo, shipTo);
        return Stream.of(new PartyAddress(billTo, true, one), new PartyAddress(shipTo, false, true))
                .filter(it -> !isNowhere(it.address()) && !(one && !it.billing()))
                .toList();
    }

    /** A telephone number belongs to the bill's address alone. */
    private static boolean isSamePlace(Address one, Address other) {
        return withoutPhone(one).equals(withoutPhone(other));
    }

    private static Address withoutPhone(Address of) {
        return new Address(
                of.name(),
                of.company(),
                of.street(),
                of.postalCode(),
                of.city(),
                of.region(),
                of.country(),
                Optional.empty());
    }

    /** A new account has a name and a country, and no address yet. */
    static boolean isNowhere(Address address) {
        return address.street().isEmpty()
                && address.city().isBlank()
                && address.postalCode().isBlank();
    }
}
