package dev.waybill.connectors.demoerp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Party;

/** Our buyer and addresses in the ERP's words. Pure. */
final class PartyTranslator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PartyTranslator() {}

    static ObjectNode party(Order order) {
        Party buyer = order.buyer();
        return JSON.objectNode()
                .put("reference", reference(order))
                .put("name", buyer.displayName())
                .put("company", buyer.company())
                .put("email", buyer.email().orElse(""))
                .put("phone", buyer.phone().orElse(""))
                .put("taxId", buyer.taxId().orElse(""));
    }

    /** One party per customer of a shop; guests are one by e-mail address (its hash: a reference is no personal data). */
    private static String reference(Order order) {
        String shop = order.subject().system().value();
        Party buyer = order.buyer();
        return buyer.id()
                .map(id -> shop + ":customer:" + id)
                .or(() -> buyer.emailKey()
                        .map(email -> shop + ":guest:" + Body.of(email).hash().substring(0, 16)))
                .orElseGet(() -> shop + ":order:" + order.subject().id());
    }

    static ObjectNode place(Address address) {
        ObjectNode place = JSON.objectNode()
                .put("name", address.name())
                .put("company", address.company())
                .put("postalCode", address.postalCode())
                .put("city", address.city())
                .put("region", address.region())
                .put("country", address.country())
                .put("phone", address.phone().orElse(""));
        ArrayNode street = place.putArray("street");
        address.street().forEach(street::add);
        return place;
    }
}
