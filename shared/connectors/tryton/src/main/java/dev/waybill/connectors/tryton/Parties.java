package dev.waybill.connectors.tryton;

import dev.waybill.connector.party.PartyPlacing;
import dev.waybill.connector.party.PlacedParty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The customers of sales: the same parties as {@link TrytonParties} knows, found by the same rules. Addresses of sales are added, never
 * changed, and equal ones never twice.
 */
final class Parties {
    private static final List<String> ADDRESS_FIELDS =
            List.of("party_name", "street", "postal_code", "city", "country", "subdivision");

    private final TrytonClient client;
    private final PartyPlacing placing;

    Parties(TrytonClient client, PartyPlacing placing) {
        this.client = client;
        this.placing = placing;
    }

    /** Ids of what a sale needs of its customer. */
    record Placement(long party, long billTo, long shipTo) {}

    /** Finds or creates the customer with both addresses. Safe to call again after a crash at any point. */
    Placement place(SaleDraft draft) {
        PlacedParty placed = placing.place(draft.buyer());
        long party = Long.parseLong(placed.ref().id());
        List<Known> known = new ArrayList<>(addresses(party));
        long billTo = address(party, draft.billTo(), known);
        return new Placement(party, billTo, address(party, draft.shipTo(), known));
    }

    private record Known(long id, AddressDraft address) {}

    private List<Known> addresses(long party) {
        List<Object> domain = List.of(List.of("party", "=", party));
        return client.rows(Rpc.searchRead("findAddresses", "party.address", domain, ADDRESS_FIELDS)).stream()
                .map(row -> new Known(TrytonValues.id(row.at("id")), PartyRow.written(row)))
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
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("party", party);
        values.putAll(wanted.values());
        long id = client.created(Rpc.create("createAddress", "party.address", List.of(values)));
        known.add(new Known(id, wanted));
        return id;
    }
}
