package dev.waybill.connectors.demoerp;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.Identifiers;
import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyIdentifier;
import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.Resemblance;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Customers in the demo ERP, which finds them by any text that they have in them. */
final class DemoErpParties implements PartyTarget {
    private static final int MOST_FOUND = 1000;
    private static final int SHORTEST = 3;

    private final DemoErpConfig config;
    private final DemoErpClient client;
    private final ClientFields fields;

    DemoErpParties(DemoErpConfig config, DemoErpClient client) {
        this.config = config;
        this.client = client;
        this.fields = new ClientFields(config.system());
    }

    @Override
    public PartyLimits limits() {
        return PartyLimits.NONE;
    }

    @Override
    public List<PlacedParty> find(Customer customer, Optional<String> called) {
        Stream<String> identifiers = Identifiers.of(customer).stream().map(DemoErpParties::searched);
        return found(
                Stream.of(called.stream(), identifiers, customer.names().stream())
                        .flatMap(some -> some)
                        .toList(),
                MOST_FOUND);
    }

    /** Telephones and tax numbers are written with their country's prefix or without; of a name and a place, the name is asked for. */
    private static String searched(PartyIdentifier identifier) {
        return switch (identifier.kind()) {
            case PHONE -> identifier.value().substring(SHORTEST);
            case TAX_ID -> identifier.value().substring(2);
            case NAME_AND_PLACE -> "";
            case EXTERNAL_ID, E_MAIL -> identifier.value();
        };
    }

    /** By words of names, and by thirds of e-mail addresses: a slip of a finger leaves one of three whole. */
    @Override
    public List<PlacedParty> resembling(Customer customer) {
        Stream<String> words = customer.names().stream().flatMap(name -> Resemblance.searchedWords(name).stream());
        Stream<String> thirds = customer.emails().stream()
                .flatMap(text -> Identifiers.email(text).stream())
                .map(email -> email.replaceFirst("(\\+.*)?@.*", ""))
                .flatMap(box -> IntStream.range(0, SHORTEST)
                        .mapToObj(i -> box.substring(box.length() * i / SHORTEST, box.length() * (i + 1) / SHORTEST)));
        return found(
                Stream.concat(words, thirds.filter(text -> text.length() >= SHORTEST))
                        .distinct()
                        .toList(),
                MOST_RESEMBLING);
    }

    private List<PlacedParty> found(List<String> texts, int limit) {
        return client.clients(texts, limit).stream().map(fields::read).toList();
    }

    @Override
    public List<String> prints(List<Address> addresses) {
        return addresses.stream().map(ClientFields::print).toList();
    }

    @Override
    public PlacedParty create(Customer customer, boolean apart) {
        return client.createClient(ClientFields.form(customer))
                .map(this::written)
                .orElseThrow(() -> changed("a customer of that reference was entered a moment ago"));
    }

    @Override
    public PlacedParty update(PlacedParty placed, PartyChange change) {
        String number = placed.ref().id();
        JsonAt now = client.clients(List.of(number), MOST_FOUND).stream()
                .filter(it -> it.at("number").text().equals(number))
                .findFirst()
                .orElseThrow(() -> changed("customer " + number + " is not there any more"));
        PlacedParty there = fields.read(now);
        if (!there.changedAt().equals(placed.changedAt())) {
            throw changed("customer " + number + " changed after it was read");
        }
        return written(client.reviseClient(
                number, now.at("revision").decimal().toPlainString(), ClientFields.form(there, change)));
    }

    private FailureException changed(String why) {
        return new FailureException(Failure.of(
                FailureCode.TARGET_CHANGED,
                config.system(),
                "writeParty",
                why,
                "nothing: it is looked up again and tried again by itself"));
    }

    /** What came back from a write; where it is no customer, the write may still have been done. */
    private PlacedParty written(JsonAt answer) {
        try {
            return fields.read(answer);
        } catch (FailureException unreadable) {
            throw DemoErpAnswers.unreadable(
                    config.system(), "a customer that cannot be read; it may have been done", unreadable);
        }
    }
}
