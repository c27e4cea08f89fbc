package dev.waybill.connector.party;

import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyAddress.Use;
import dev.waybill.domain.party.PartyReference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A party as it stands in a target, read back. {@code toString} hides it: this is personal data.
 *
 * @param references ours, that it carries
 * @param name what the books call it
 * @param taxIds all that it has, as they stand there
 * @param contacts people and desks; also the party's own e-mail addresses and numbers
 * @param paymentTerms in the target's words
 * @param changedAt when it last changed there
 */
public record PlacedParty(
        ExternalRef ref,
        Set<PartyReference> references,
        String name,
        List<String> taxIds,
        List<Contact> contacts,
        List<PlacedAddress> addresses,
        Optional<String> paymentTerms,
        Optional<Instant> changedAt) {
    public PlacedParty {
        references = Set.copyOf(references);
        taxIds = List.copyOf(taxIds);
        contacts = List.copyOf(contacts);
        addresses = List.copyOf(addresses);
    }

    /**
     * An address of it that is in use.
     *
     * @param id the target's own
     * @param print the same for the same address written in the target's way, see {@link PartyTarget#prints}
     * @param address as far as the target tells it in our words
     * @param uses what it is used for; none where the target does not tell its addresses apart by that
     */
    public record PlacedAddress(String id, String print, Address address, Set<Use> uses) {
        public PlacedAddress {
            uses = Set.copyOf(uses);
        }

        /** In a target that has a list of addresses. */
        public PlacedAddress(String id, String print, Address address) {
            this(id, print, address, Set.of());
        }

        /** A print for a target that keeps each part as it is written: blanks and case make no difference. */
        public static String printOf(String... parts) {
            return Stream.of(parts)
                    .map(part -> part.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|"));
        }

        /** Whether an address that prints like this is there for all it is to be used for. */
        public boolean serves(String wanted, PartyAddress as) {
            return print.equals(wanted) && (uses.isEmpty() || uses.containsAll(as.uses()));
        }
    }

    /** Ours that it carries once these are added, in order; what it calls itself is none of them. */
    public List<PartyReference> referencesWith(List<PartyReference> added) {
        return Stream.concat(references.stream().filter(reference -> !reference.isOf(ref.system())), added.stream())
                .distinct()
                .sorted()
                .toList();
    }

    List<String> names() {
        return Stream.concat(Stream.of(name), contacts.stream().map(Contact::name))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    public List<String> emails() {
        return contacts.stream().flatMap(contact -> contact.emails().stream()).toList();
    }

    public List<String> phones() {
        return contacts.stream().flatMap(contact -> contact.phones().stream()).toList();
    }

    /** Of its first address that names one. */
    public Optional<String> country() {
        return addresses.stream()
                .map(placed -> placed.address().country())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    @Override
    public String toString() {
        return "PlacedParty[" + ref + ", hidden]";
    }
}
