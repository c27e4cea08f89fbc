package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.PartySource;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Translates Shopify's customer into ours (https://shopify.dev/docs/api/webhooks/2026-07, topics {@code customers/*}, read 2026-11).
 * Pure. A customer has no tax number there. Its companies and their places come by topics of their own, which are not carried.
 */
final class ShopifyCustomers implements PartySource {
    /** The topics whose body is the customer as it stands. */
    private static final Set<String> WHOLE_CUSTOMER =
            Set.of("customers/create", "customers/update", "customers/enable", "customers/disable");

    private static final String FAILED = "failed";

    @Override
    public PartyNews translate(Envelope envelope) {
        JsonAt body = JsonAt.parse(envelope.body(), envelope.source());
        String topic = envelope.topic();
        if (WHOLE_CUSTOMER.contains(topic)) {
            return new PartyNews.State(customer(body, envelope.source()));
        }
        return switch (topic) {
            case "customers/delete" -> new PartyNews.Gone(envelope.subject() + " was deleted in the shop");
            case "customers/merge" -> merge(body, envelope.source());
            default -> new PartyNews.NotInBody("the topic " + topic + " does not tell the customer as a whole");
        };
    }

    private static PartyNews merge(JsonAt body, SystemId shop) {
        if (body.textOrEmpty("status").equals(FAILED)) {
            return new PartyNews.NotInBody("the shop did not merge two customers after all");
        }
        return new PartyNews.Merged(
                reference(body, shop, "admin_graphql_api_customer_kept_id"),
                reference(body, shop, "admin_graphql_api_customer_deleted_id"));
    }

    private static PartyReference reference(JsonAt body, SystemId shop, String member) {
        String id = ShopifyIds.read(body.at(member).text()).orElseGet(() -> {
            throw body.at(member).wrong("an id");
        });
        return PartyReference.of(shop, id);
    }

    private static Customer customer(JsonAt body, SystemId shop) {
        String name = ShopifyParties.name(body);
        List<JsonAt> places = places(body);
        return new Customer(
                PartyReference.of(shop, ShopifyIds.require(body)),
                references(body),
                name.isEmpty()
                        ? places.stream()
                                .map(ShopifyParties::name)
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse("")
                        : name,
                places.stream().findFirst().map(at -> at.textOrEmpty("company")).orElse(""),
                Optional.empty(),
                List.of(new Contact(name, body.findText("email").stream().toList(), phones(body, places))),
                addresses(places),
                Optional.empty());
    }

    /** What Waybill wrote there; only where the webhook was subscribed with the metafields of its namespace. */
    private static List<PartyReference> references(JsonAt body) {
        return body.find("metafields").filter(JsonAt::isArray).stream()
                .flatMap(list -> list.items().stream())
                .filter(field -> field.textOrEmpty("namespace").equals(OrderPaper.NAMESPACE)
                        && field.textOrEmpty("key").equals(ShopAccount.REFERENCES))
                .flatMap(field -> ShopAccount.references(field.textOrEmpty("value")))
                .toList();
    }

    private static List<String> phones(JsonAt body, List<JsonAt> places) {
        return Stream.concat(
                        body.findText("phone").stream(),
                        places.stream().limit(1).flatMap(at -> at.findText("phone").stream()))
                .distinct()
                .toList();
    }

    /** The customer's usual address first. */
    private static List<JsonAt> places(JsonAt body) {
        return Stream.concat(
                        body.find("default_address").filter(JsonAt::isObject).stream(),
                        body.find("addresses").filter(JsonAt::isArray).stream().flatMap(list -> list.items().stream()))
                .toList();
    }

    private static List<PartyAddress> addresses(List<JsonAt> places) {
        List<PartyAddress> addresses = new ArrayList<>();
        for (JsonAt place : places) {
            Address address = ShopifyParties.address(place);
            boolean known = addresses.stream().anyMatch(it -> it.address().equals(address));
            if (!known && !address.street().isEmpty()) {
                addresses.add(new PartyAddress(address, addresses.isEmpty(), addresses.isEmpty()));
            }
        }
        return addresses;
    }
}
