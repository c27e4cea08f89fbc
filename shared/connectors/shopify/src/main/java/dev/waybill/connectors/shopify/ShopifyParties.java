package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Party;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Translates customer and addresses; each of them may be missing: a till sells to nobody, a download ships nowhere. */
final class ShopifyParties {
    private ShopifyParties() {}

    static Party buyer(JsonAt order) {
        Optional<JsonAt> customer = order.find("customer");
        Address billTo = billTo(order);
        return new Party(
                customer.flatMap(ShopifyIds::find),
                customer.map(ShopifyParties::name)
                        .filter(name -> !name.isEmpty())
                        .orElse(billTo.name()),
                billTo.company(),
                order.findText("email")
                        .or(() -> order.findText("contact_email"))
                        .or(() -> customer.flatMap(at -> at.findText("email"))),
                order.findText("phone")
                        .or(() -> customer.flatMap(at -> at.findText("phone")))
                        .or(billTo::phone),
                Optional.empty());
    }

    /** The billing address, else where it is shipped to, else the customer's own. */
    static Address billTo(JsonAt order) {
        return order.find("billing_address")
                .or(() -> order.find("shipping_address"))
                .or(() -> order.find("customer").flatMap(customer -> customer.find("default_address")))
                .map(ShopifyParties::address)
                .orElseGet(ShopifyParties::nowhere);
    }

    /** Blank where nothing is shipped. */
    static Address shipTo(JsonAt order) {
        return order.find("shipping_address").map(ShopifyParties::address).orElseGet(ShopifyParties::nowhere);
    }

    static Address address(JsonAt at) {
        return new Address(
                at.findText("name").orElseGet(() -> name(at)),
                at.textOrEmpty("company"),
                Stream.of("address1", "address2").map(at::textOrEmpty).toList(),
                at.textOrEmpty("zip"),
                at.textOrEmpty("city"),
                at.findText("province_code").orElseGet(() -> at.textOrEmpty("province")),
                at.textOrEmpty("country_code").toUpperCase(Locale.ROOT),
                at.findText("phone"));
    }

    static String name(JsonAt at) {
        return Stream.of("first_name", "last_name")
                .map(at::textOrEmpty)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Address nowhere() {
        return new Address("", "", List.of(), "", "", "", "", Optional.empty());
    }
}
