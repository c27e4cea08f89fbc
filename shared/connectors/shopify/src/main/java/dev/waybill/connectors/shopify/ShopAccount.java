package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A customer of the shop as the GraphQL Admin API tells it (https://shopify.dev/docs/api/admin-graphql/2026-07/objects/Customer, read
 * 2026-11). {@code toString} hides it: this is personal data.
 *
 * @param person first and last name
 * @param usual id of the address that its parcels go to
 * @param whole whether all its addresses were told
 * @param digests what each of our metafields was when it was read, by its key; none for one that is not there
 */
record ShopAccount(
        PlacedParty party, String person, Optional<String> usual, boolean whole, Map<String, String> digests) {
    static final String REFERENCES = "references";
    static final String TAX_ID = "tax_id";
    static final String TERMS = "payment_terms";

    /** One customer may have any number, of which each costs a point to read. */
    static final int MOST_ADDRESSES = 50;

    /** What a query asks of a customer for it. */
    static final String FIELDS = fields(MOST_ADDRESSES);

    /** The same with so many addresses at most. */
    static String fields(int addresses) {
        return """
            id updatedAt firstName lastName
            defaultEmailAddress { emailAddress }
            defaultPhoneNumber { phoneNumber }
            defaultAddress { id company }
            addressesV2(first: %d) {
              nodes { id name address1 address2 zip city province provinceCode countryCodeV2 }
              pageInfo { hasNextPage }
            }
            references: metafield(namespace: "waybill", key: "references") { value compareDigest }
            tax_id: metafield(namespace: "waybill", key: "tax_id") { value compareDigest }
            payment_terms: metafield(namespace: "waybill", key: "payment_terms") { value compareDigest }
            """.formatted(addresses);
    }

    static ShopAccount of(JsonAt json, SystemId shop) {
        String id = VariantSign.number(json.at("id"));
        Optional<JsonAt> usual = json.find("defaultAddress");
        String person = name(json);
        String company = usual.map(at -> at.textOrEmpty("company")).orElse("");
        PlacedParty party = new PlacedParty(
                new ExternalRef(shop, id, id),
                Stream.concat(
                                Stream.of(PartyReference.of(shop, id)),
                                metafield(json, REFERENCES).stream().flatMap(ShopAccount::references))
                        .collect(Collectors.toSet()),
                company.isBlank() ? person : company,
                metafield(json, TAX_ID).stream().toList(),
                List.of(new Contact(
                        person,
                        inside(json, "defaultEmailAddress", "emailAddress"),
                        inside(json, "defaultPhoneNumber", "phoneNumber"))),
                json.at("addressesV2").list("nodes").stream()
                        .map(ShopAccount::address)
                        .toList(),
                metafield(json, TERMS),
                Optional.of(Instant.parse(json.at("updatedAt").text())));
        return new ShopAccount(
                party,
                person,
                usual.map(at -> at.at("id").text()),
                !json.at("addressesV2").at("pageInfo").at("hasNextPage").flag(),
                digests(json));
    }

    private static String name(JsonAt of) {
        return Stream.of("firstName", "lastName")
                .map(of::textOrEmpty)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static List<String> inside(JsonAt json, String member, String text) {
        return json.find(member).flatMap(at -> at.findText(text)).stream().toList();
    }

    private static Optional<String> metafield(JsonAt json, String key) {
        return json.find(key).flatMap(at -> at.findText("value"));
    }

    private static Map<String, String> digests(JsonAt json) {
        Map<String, String> digests = new TreeMap<>();
        Stream.of(REFERENCES, TAX_ID, TERMS).forEach(key -> json.find(key)
                .ifPresent(at -> digests.put(key, at.at("compareDigest").text())));
        return digests;
    }

    /** References as they are kept, parted by spaces. */
    static Stream<PartyReference> references(String joined) {
        return Stream.of(joined.split(" "))
                .filter(text -> text.indexOf(':') > 0)
                .map(PartyReference::new);
    }

    private static PlacedAddress address(JsonAt at) {
        Address address = new Address(
                at.textOrEmpty("name"),
                "",
                Stream.of("address1", "address2").map(at::textOrEmpty).toList(),
                at.textOrEmpty("zip"),
                at.textOrEmpty("city"),
                at.findText("provinceCode").orElseGet(() -> at.textOrEmpty("province")),
                at.textOrEmpty("countryCodeV2"),
                Optional.empty());
        return new PlacedAddress(at.at("id").text(), print(address), address);
    }

    /**
     * By where it is. A name that is missing is filled in by the shop with the customer's own, and a province is written as its code, so neither
     * tells one address from another.
     */
    static String print(Address address) {
        return PlacedAddress.printOf(
                String.join(" ", address.street()), address.postalCode(), address.city(), address.country());
    }

    /** An address that was not read would be written again. */
    ShopAccount requireWhole() {
        if (!whole) {
            SystemId shop = party.ref().system();
            throw new FailureException(Failure.of(
                    FailureCode.TARGET_REFUSED,
                    shop,
                    AccountCalls.FIND,
                    "customer " + party.ref().number() + " has more than " + MOST_ADDRESSES + " addresses in " + shop
                            + ", so that not all of them can be compared",
                    "delete those in the shop that nobody uses any more, then redrive"));
        }
        return this;
    }

    /** Whether its books' name is that of a company, which a plain customer has in its usual address alone. */
    boolean isCompany() {
        return !party.name().equals(person);
    }

    @Override
    public String toString() {
        return "ShopAccount[" + party.ref() + ", hidden]";
    }
}
