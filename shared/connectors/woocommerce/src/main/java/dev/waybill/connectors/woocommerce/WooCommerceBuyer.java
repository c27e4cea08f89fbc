package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Party;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who buys and where to: {@code billing} and {@code shipping} of an order, either of which may be blank or missing. */
final class WooCommerceBuyer {
    /** Where the usual plug-ins keep a VAT number: EU VAT Number (new, old) and Booster. */
    private static final List<String> TAX_ID_FIELDS =
            List.of("_billing_vat_number", "_vat_number", "_billing_eu_vat_number");

    private static final Address NOWHERE = new Address("", "", List.of(), "", "", "", "", Optional.empty());
    private static final String GUEST = "0";

    private WooCommerceBuyer() {}

    static Party party(JsonAt order, Optional<String> taxIdField) {
        Optional<JsonAt> billing = object(order, "billing");
        return new Party(
                order.findText("customer_id").filter(id -> !id.equals(GUEST)),
                billing.map(WooCommerceBuyer::name).orElse(""),
                billing.map(at -> at.textOrEmpty("company")).orElse(""),
                billing.flatMap(at -> at.findText("email")),
                billing.flatMap(at -> at.findText("phone")),
                taxId(order, taxIdField));
    }

    /** Of an order or a customer: in its custom fields. */
    static Optional<String> taxId(JsonAt of, Optional<String> field) {
        return field.map(List::of).orElse(TAX_ID_FIELDS).stream()
                .flatMap(name -> customField(of, name).stream())
                .findFirst();
    }

    /** The address under {@code billing} or {@code shipping}; a blank one where there is none. */
    static Address address(JsonAt order, String member) {
        return object(order, member).map(WooCommerceBuyer::address).orElse(NOWHERE);
    }

    static Optional<JsonAt> object(JsonAt of, String member) {
        return of.find(member).filter(JsonAt::isObject);
    }

    private static Address address(JsonAt at) {
        return new Address(
                name(at),
                at.textOrEmpty("company"),
                List.of(at.textOrEmpty("address_1"), at.textOrEmpty("address_2")),
                at.textOrEmpty("postcode"),
                at.textOrEmpty("city"),
                at.textOrEmpty("state"),
                at.textOrEmpty("country").toUpperCase(Locale.ROOT),
                at.findText("phone"));
    }

    static String name(JsonAt at) {
        return Stream.of(at.textOrEmpty("first_name"), at.textOrEmpty("last_name"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Values of custom fields have any type; only a text or number can be a tax number. */
    static Optional<String> customField(JsonAt order, String field) {
        return order.find("meta_data").filter(JsonAt::isArray).stream()
                .flatMap(list -> list.items().stream())
                .filter(JsonAt::isObject)
                .filter(entry -> entry.find("key")
                        .filter(JsonAt::isText)
                        .map(JsonAt::text)
                        .filter(field::equals)
                        .isPresent())
                .flatMap(entry -> entry.find("value").stream())
                .filter(value -> !value.isObject() && !value.isArray())
                .map(value -> value.text().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
