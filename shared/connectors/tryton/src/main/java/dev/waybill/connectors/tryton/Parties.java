package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.FailureException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Customers in Tryton. One customer is one party: found by the shop's customer id, by our code, or by e-mail address, in this
 * order; created only if none of them leads to one. Addresses are added, never changed, and equal ones never twice.
 */
final class Parties {
    private static final String OPERATION = "findOrCreateParty";
    private static final List<String> PARTY_FIELDS =
            List.of("code", "identifiers.code", "contact_mechanisms.type", "contact_mechanisms.value");
    private static final List<String> ADDRESS_FIELDS =
            List.of("party_name", "street", "postal_code", "city", "country", "subdivision");

    private final TrytonClient client;

    Parties(TrytonClient client) {
        this.client = client;
    }

    /** Ids of what a sale needs of its customer. */
    record Placement(long party, long billTo, long shipTo) {}

    /** Finds or creates the customer with both addresses. Safe to call again after a crash at any point. */
    Placement place(SaleDraft draft) {
        long party = find(draft.party()).orElseGet(() -> create(draft));
        List<Known> known = new ArrayList<>(addresses(party));
        long billTo = address(party, draft.billTo(), known);
        return new Placement(party, billTo, address(party, draft.shipTo(), known));
    }

    private Optional<Long> find(PartyDraft draft) {
        Optional<JsonAt> best =
                client.rows(Rpc.searchRead(OPERATION, "party.party", domain(draft), PARTY_FIELDS)).stream()
                        .filter(row -> rank(row, draft) < NO_MATCH)
                        .min(Comparator.<JsonAt>comparingInt(row -> rank(row, draft))
                                .thenComparing(Parties::id));
        best.ifPresent(row -> remember(row, draft));
        return best.map(Parties::id);
    }

    private static List<Object> domain(PartyDraft draft) {
        List<Object> anyOf = new ArrayList<>();
        anyOf.add("OR");
        anyOf.add(List.of("code", "=", draft.code()));
        draft.identifier().ifPresent(code -> anyOf.add(List.of("identifiers.code", "=", code)));
        draft.email()
                .ifPresent(email -> anyOf.add(List.of(
                        "contact_mechanisms",
                        "where",
                        List.of(List.of("type", "=", "email"), List.of("value", "ilike", escaped(email))))));
        return List.of(anyOf);
    }

    /** In a pattern, {@code %} and {@code _} stand for anything; a wider answer is narrowed by {@link #rank}. */
    private static String escaped(String email) {
        return email.replace("%", "_");
    }

    private static final int NO_MATCH = 3;

    private static int rank(JsonAt row, PartyDraft draft) {
        boolean byIdentifier = draft.identifier()
                .map(code -> row.list("identifiers.").stream()
                        .anyMatch(it -> it.textOrEmpty("code").equals(code)))
                .orElse(false);
        if (byIdentifier) {
            return 0;
        }
        return row.textOrEmpty("code").equals(draft.code()) ? 1 : hasEmail(row, draft) ? 2 : NO_MATCH;
    }

    private static boolean hasEmail(JsonAt row, PartyDraft draft) {
        return draft.email()
                .map(email -> row.list("contact_mechanisms.").stream()
                        .filter(contact -> contact.textOrEmpty("type").equals("email"))
                        .anyMatch(contact -> contact.textOrEmpty("value")
                                .toLowerCase(Locale.ROOT)
                                .equals(email)))
                .orElse(false);
    }

    /** Notes the shop's customer id on a party found otherwise, so that it is found when the e-mail address changes. */
    private void remember(JsonAt row, PartyDraft draft) {
        if (draft.identifier().isPresent() && rank(row, draft) != 0) {
            Map<String, Object> values = Map.of(
                    "identifiers",
                    List.of(TrytonValues.create(List.of(
                            PartyDraft.identifierValues(draft.identifier().get())))));
            client.call(Rpc.write(OPERATION, "party.party", id(row), values));
        }
    }

    private long create(SaleDraft draft) {
        List<AddressDraft> addresses = draft.billTo().isSameAs(draft.shipTo())
                ? List.of(draft.billTo())
                : List.of(draft.billTo(), draft.shipTo());
        try {
            return created(draft.party().values(addresses, "phone"));
        } catch (FailureException e) {
            if (TrytonAnswers.saysAlreadyThere(e.failure())) {
                return find(draft.party()).orElseThrow(() -> e);
            }
            if (e.failure().said().contains("phone number")) {
                // With python3-phonenumbers Tryton refuses numbers it cannot read; a customer's typing must not stop an
                // order.
                return created(draft.party().values(addresses, "other"));
            }
            throw e;
        }
    }

    private long created(Map<String, Object> values) {
        return client.created(Rpc.create(OPERATION, "party.party", List.of(values)));
    }

    private record Known(long id, AddressDraft address) {}

    private List<Known> addresses(long party) {
        List<Object> domain = List.of(List.of("party", "=", party));
        return client.rows(Rpc.searchRead(OPERATION, "party.address", domain, ADDRESS_FIELDS)).stream()
                .map(row -> new Known(
                        id(row),
                        new AddressDraft(
                                row.textOrEmpty("party_name"),
                                row.textOrEmpty("street"),
                                row.textOrEmpty("postal_code"),
                                row.textOrEmpty("city"),
                                row.find("country").map(TrytonValues::id),
                                row.find("subdivision").map(TrytonValues::id))))
                .toList();
    }

    private long address(long party, AddressDraft wanted, List<Known> known) {
        Optional<Long> there = known.stream()
                .filter(it -> it.address().isSameAs(wanted))
                .map(Known::id)
                .findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        values.put("party", party);
        values.putAll(wanted.values());
        long id = client.created(Rpc.create(OPERATION, "party.address", List.of(values)));
        known.add(new Known(id, wanted));
        return id;
    }

    private static long id(JsonAt row) {
        return TrytonValues.id(row.at("id"));
    }
}
