package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PartyMatch;
import dev.waybill.connector.party.PartyMatching;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parties in Tryton ({@code modules/party}, 6.0). Each carries our references as identifiers without a type, and a code that is made
 * of what identifies it best: a party's code is unique there, so that two who are made at once cannot become two. What is not used
 * any more is switched off, never deleted: old papers show it.
 */
final class TrytonParties implements PartyTarget {
    private static final String FIND = "findParty";
    private static final String CREATE = "createParty";
    private static final String UPDATE = "updateParty";

    private final TrytonConfig config;
    private final TrytonClient client;
    private final ErpRecords records;
    private final PartyRow rows;

    TrytonParties(TrytonConfig config, TrytonClient client, ErpRecords records) {
        this.config = config;
        this.client = client;
        this.records = records;
        this.rows = new PartyRow(config.id());
    }

    @Override
    public PartyLimits limits() {
        return PartyLimits.NONE;
    }

    @Override
    public List<PlacedParty> find(Customer customer, Optional<String> called) {
        List<Object> domain = PartySearch.domain(config.id(), customer, called);
        return client.rows(Rpc.searchRead(FIND, "party.party", domain, PartyRow.FIELDS)).stream()
                .map(rows::read)
                .toList();
    }

    /** The newest of them: whom nobody knows yet was mostly entered not long ago. */
    @Override
    public List<PlacedParty> resembling(Customer customer) {
        List<Object> newest = List.of(
                LookSearch.domain(customer), 0, MOST_RESEMBLING, List.of(List.of("id", "DESC")), PartyRow.FIELDS);
        return client.rows(Rpc.page(FIND, "party.party", newest)).stream()
                .map(rows::read)
                .toList();
    }

    @Override
    public List<String> prints(List<Address> addresses) {
        AddressTranslator translator = translator(addresses);
        return addresses.stream()
                .map(address -> translator.translate(address).fingerprint())
                .toList();
    }

    /** With the countries as they were read not long ago. */
    private AddressTranslator translator(List<Address> addresses) {
        return new AddressTranslator(
                new Held(config.id()),
                records.books().countries(),
                records.subdivisions(AddressTranslator.subdivisionCodes(addresses)));
    }

    @Override
    public PlacedParty create(Customer customer, boolean apart) {
        PartyDraft draft = PartyDraft.of(customer, translator(PartyDraft.addresses(customer)));
        try {
            return created(draft, apart ? draft.codeOfReference() : draft.codeOfIdentity());
        } catch (FailureException e) {
            if (!TrytonAnswers.saysAlreadyThere(e.failure())) {
                throw e;
            }
            return isSomebodyElse(customer) ? created(draft, draft.codeOfReference()) : found(e);
        }
    }

    /** One who has the code that this one would have, and nothing else of it any more. */
    private boolean isSomebodyElse(Customer customer) {
        return PartyMatching.judge(customer, find(customer, Optional.empty()), Optional.empty())
                instanceof PartyMatch.Nobody;
    }

    private PlacedParty found(FailureException alreadyThere) {
        throw new FailureException(
                Failure.of(
                        FailureCode.TARGET_CHANGED,
                        config.id(),
                        CREATE,
                        "somebody who may be the same was entered into " + config.id() + " a moment ago",
                        "nothing: it is looked up again by itself"),
                alreadyThere);
    }

    private PlacedParty created(PartyDraft draft, String code) {
        try {
            return created(draft.values(code, "phone"));
        } catch (FailureException e) {
            if (!e.failure().said().contains("phone number")) {
                throw e;
            }
            // With python3-phonenumbers Tryton refuses numbers it cannot read; a customer's typing must not stop an
            // order.
            return created(draft.values(code, "other"));
        }
    }

    private PlacedParty created(Map<String, Object> values) {
        long id = client.created(Rpc.create(CREATE, "party.party", List.of(values)));
        return rows.read(row(id));
    }

    @Override
    public PlacedParty update(PlacedParty placed, PartyChange change) {
        long id = Long.parseLong(placed.ref().id());
        JsonAt row = row(id);
        if (!rows.read(row).changedAt().equals(placed.changedAt())) {
            throw new FailureException(Failure.of(
                    FailureCode.TARGET_CHANGED,
                    config.id(),
                    UPDATE,
                    "the party " + placed.ref().number() + " was changed in " + config.id() + " since it was read",
                    "nothing was done there; it is read again and tried again by itself"));
        }
        AddressTranslator translator = translator(
                change.addAddresses().stream().map(it -> it.address()).toList());
        Map<String, Object> values = PartyDraft.values(change, translator);
        if (!values.isEmpty()) {
            written(id, row, values, change);
        }
        change.retireAddresses().forEach(address -> switchOff("party.address", Long.parseLong(address)));
        PartyRow.contacts(row, change.dropContacts()).forEach(contact -> switchOff("party.contact_mechanism", contact));
        return rows.read(row(id));
    }

    private void written(long id, JsonAt row, Map<String, Object> values, PartyChange change) {
        String timestamp = row.at("_timestamp").text();
        try {
            client.call(
                    Rpc.write(UPDATE, "party.party", id, values).unlessChangedSince("party.party," + id, timestamp));
        } catch (FailureException e) {
            if (!e.failure().said().contains("phone number")) {
                throw e;
            }
            Map<String, Object> otherwise = new java.util.LinkedHashMap<>(values);
            otherwise.put("contact_mechanisms", PartyDraft.contacts("", change.addContacts(), "other"));
            client.call(
                    Rpc.write(UPDATE, "party.party", id, otherwise).unlessChangedSince("party.party," + id, timestamp));
        }
    }

    private void switchOff(String model, long id) {
        client.call(Rpc.write(UPDATE, model, id, Map.of("active", false)));
    }

    private JsonAt row(long id) {
        return client.rows(Rpc.read(FIND, "party.party", id, PartyRow.FIELDS)).getFirst();
    }
}
