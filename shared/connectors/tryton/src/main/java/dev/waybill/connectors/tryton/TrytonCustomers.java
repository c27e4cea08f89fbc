package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.party.PartySource;
import dev.waybill.connectors.tryton.ChangedRows.Listing;
import dev.waybill.connectors.tryton.ChangedRows.Row;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parties of a Tryton whom shops are told of: those who carry the reference of one, and those in the category that the file names. A
 * supplier has no business there. Addresses, contact mechanisms and identifiers have a {@code write_date} of their own ({@code
 * modules/party}, 6.0), so each is listed. Not seen is what is switched off by itself, outside of its party's form.
 */
final class TrytonCustomers implements PartySource, PartyChanges {
    private static final String LIST = "listPartyChanges";
    private static final int PAGE = 200;
    private static final String PARTY = "party.party";
    private static final List<Listing> LISTINGS = List.of(
            new Listing(LIST, PARTY, List.of(), List.of()),
            new Listing(LIST, "party.address", List.of(), List.of("party")),
            new Listing(LIST, "party.contact_mechanism", List.of(), List.of("party")),
            new Listing(LIST, "party.identifier", List.of(), List.of("party")));

    private final TrytonConfig config;
    private final TrytonClient client;

    TrytonCustomers(TrytonConfig config, TrytonClient client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<Line> changedSince(Instant from, int skip) {
        List<Row> rows = ChangedRows.page(client, LISTINGS, from, skip, PAGE);
        Map<Long, JsonAt> customers = customers(rows);
        return rows.stream()
                .map(row -> new Line(row.model() + " " + row.id(), row.changedAt(), told(row, customers)))
                .toList();
    }

    private Map<Long, JsonAt> customers(List<Row> rows) {
        List<Long> parties = rows.stream()
                .flatMap(row -> party(row).stream())
                .distinct()
                .sorted()
                .toList();
        if (parties.isEmpty()) {
            return Map.of();
        }
        List<Object> told = new ArrayList<>(List.of("OR", List.of(List.of("identifiers.code", "ilike", "%:%"))));
        config.customersCategory().ifPresent(category -> told.add(List.of(List.of("categories.name", "=", category))));
        List<Object> domain = List.of(List.of("id", "in", parties), told);
        return client.rows(Rpc.searchRead(LIST, PARTY, domain, CustomerRow.FIELDS)).stream()
                .collect(Collectors.toMap(row -> TrytonValues.id(row.at("id")), row -> row));
    }

    private static Optional<Long> party(Row row) {
        return row.model().equals(PARTY)
                ? Optional.of(row.id())
                : row.values().find("party").map(TrytonValues::id);
    }

    private Optional<Told> told(Row row, Map<Long, JsonAt> customers) {
        return party(row)
                .flatMap(id -> Optional.ofNullable(customers.get(id)))
                .map(customer -> new Told(
                        new SubjectRef(
                                EntityKind.PARTY, config.id(), Long.toString(TrytonValues.id(customer.at("id")))),
                        Body.of(customer.tree().toString())));
    }

    @Override
    public PartyNews translate(Envelope envelope) {
        return new PartyNews.State(new CustomerRow(config.id()).read(JsonAt.parse(envelope.body(), config.id())));
    }
}
