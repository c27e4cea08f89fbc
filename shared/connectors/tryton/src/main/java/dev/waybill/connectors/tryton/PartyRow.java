package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.connector.party.PlacedParty.PlacedAddress;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.domain.system.SystemId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A party as Tryton answers it, in our words. */
record PartyRow(SystemId erp) {
    static final List<String> FIELDS = List.of(
            "name",
            "code",
            "create_date",
            "write_date",
            "_timestamp",
            "identifiers.code",
            "contact_mechanisms.type",
            "contact_mechanisms.value",
            "contact_mechanisms.name",
            "contact_mechanisms.active",
            "addresses.active",
            "addresses.party_name",
            "addresses.street",
            "addresses.postal_code",
            "addresses.city",
            "addresses.country",
            "addresses.country.code",
            "addresses.subdivision",
            "addresses.subdivision.code");

    private static final String EMAIL = "email";
    private static final Set<String> PHONES = Set.of("phone", "mobile", "other");

    /** Our references have a colon, which no tax number has. */
    private static final Pattern REFERENCE = Pattern.compile("[a-z0-9-]+:.+");

    PlacedParty read(JsonAt row) {
        String id = Long.toString(TrytonValues.id(row.at("id")));
        List<String> codes = row.list("identifiers.").stream()
                .map(it -> it.textOrEmpty("code"))
                .filter(code -> !code.isEmpty())
                .toList();
        return new PlacedParty(
                new ExternalRef(erp, id, row.findText("code").orElse(id)),
                Stream.concat(
                                Stream.of(PartyReference.of(erp, id)),
                                codes.stream()
                                        .filter(code -> REFERENCE.matcher(code).matches())
                                        .map(PartyReference::new))
                        .collect(Collectors.toSet()),
                row.textOrEmpty("name"),
                codes.stream()
                        .filter(code -> !REFERENCE.matcher(code).matches())
                        .toList(),
                row.list("contact_mechanisms.").stream()
                        .filter(PartyRow::isInUse)
                        .map(PartyRow::contact)
                        .toList(),
                row.list("addresses.").stream()
                        .filter(PartyRow::isInUse)
                        .map(PartyRow::address)
                        .toList(),
                Optional.empty(),
                row.find("write_date").or(() -> row.find("create_date")).map(TrytonValues::instant));
    }

    /** Ids of the contact mechanisms with one of these values. */
    static List<Long> contacts(JsonAt row, List<String> values) {
        return row.list("contact_mechanisms.").stream()
                .filter(it -> values.contains(it.textOrEmpty("value")))
                .map(it -> TrytonValues.id(it.at("id")))
                .toList();
    }

    static boolean isInUse(JsonAt related) {
        return related.find("active").map(JsonAt::flag).orElse(true);
    }

    private static Contact contact(JsonAt mechanism) {
        String type = mechanism.textOrEmpty("type");
        List<String> value = List.of(mechanism.textOrEmpty("value"));
        return new Contact(
                mechanism.textOrEmpty("name"),
                type.equals(EMAIL) ? value : List.of(),
                PHONES.contains(type) ? value : List.of());
    }

    private static PlacedAddress address(JsonAt at) {
        AddressDraft written = written(at);
        return new PlacedAddress(
                Long.toString(TrytonValues.id(at.at("id"))),
                written.fingerprint(),
                new Address(
                        written.partyName(),
                        "",
                        written.street().lines().toList(),
                        written.postalCode(),
                        written.city(),
                        region(at),
                        at.find("country.")
                                .map(country -> country.textOrEmpty("code"))
                                .orElse(""),
                        Optional.empty()));
    }

    /** ISO 3166-2 without its country: {@code M} of {@code ES-M}, as shops write it. */
    private static String region(JsonAt address) {
        return address.find("subdivision.")
                .map(subdivision -> subdivision.textOrEmpty("code"))
                .map(code -> code.substring(code.indexOf('-') + 1))
                .orElse("");
    }

    /** An address as Tryton has it. */
    static AddressDraft written(JsonAt row) {
        return new AddressDraft(
                row.textOrEmpty("party_name"),
                row.textOrEmpty("street"),
                row.textOrEmpty("postal_code"),
                row.textOrEmpty("city"),
                row.find("country").map(TrytonValues::id),
                row.find("subdivision").map(TrytonValues::id));
    }
}
