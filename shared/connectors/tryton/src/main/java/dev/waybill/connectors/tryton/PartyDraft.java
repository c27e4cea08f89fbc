package dev.waybill.connectors.tryton;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.party.Party;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A customer in Tryton's fields. {@code toString} hides it: it is personal data.
 *
 * @param code made from what identifies the customer, so that two orders placed at once cannot make two parties: a party's
 *     code is unique in Tryton
 * @param identifier the shop and its customer id; empty for a guest
 * @param email in lower case
 */
record PartyDraft(
        String name,
        String code,
        Optional<String> identifier,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> taxId) {

    static PartyDraft of(Order order, OrderReference reference) {
        Party buyer = order.buyer();
        Optional<String> identifier = buyer.id().map(id -> order.subject().system() + ":" + id);
        Optional<String> phone = buyer.phone().or(() -> order.billTo().phone()).filter(text -> !text.isBlank());
        String key = buyer.emailKey().or(() -> identifier).orElse(reference.value());
        return new PartyDraft(buyer.displayName(), code(key), identifier, buyer.emailKey(), phone, buyer.taxId());
    }

    /** As {@code create} takes it, addresses included. */
    Map<String, Object> values(List<AddressDraft> addresses, String phoneType) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("code", code);
        putRelated(values, "addresses", addresses.stream().map(AddressDraft::values));
        putRelated(
                values,
                "contact_mechanisms",
                Stream.concat(
                        email.stream().map(value -> contact("email", value)),
                        phone.stream().map(value -> contact(phoneType, value))));
        putRelated(
                values,
                "identifiers",
                Stream.concat(identifier.stream(), taxId.stream()).map(PartyDraft::identifierValues));
        return values;
    }

    /** Without a type, since Tryton checks the digits of typed ones and a shop's customer may write anything. */
    static Map<String, Object> identifierValues(String identifier) {
        return Map.of("code", identifier);
    }

    private static Map<String, Object> contact(String type, String value) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("type", type);
        contact.put("value", value);
        return contact;
    }

    private static void putRelated(Map<String, Object> values, String name, Stream<Map<String, Object>> records) {
        List<Map<String, Object>> all = records.toList();
        if (!all.isEmpty()) {
            values.put(name, List.of(TrytonValues.create(all)));
        }
    }

    /** 64 bits of a hash: two of a million customers share one with a chance below 1 in 30 million. */
    private static String code(String key) {
        return "W" + Body.of(key).hash().substring(0, 16).toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "PartyDraft[" + code + ", hidden]";
    }
}
