package dev.waybill.connector.party;

import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.PartyAddress;
import dev.waybill.domain.party.PartyReference;
import java.util.List;
import java.util.Optional;

/**
 * What is to change of a party. {@code toString} hides it: this is personal data.
 *
 * @param addReferences of ours, by which it is found from now on
 * @param name what the books are to call it
 * @param taxId in place of what it has, in its compared form
 * @param addContacts e-mail addresses and numbers it does not have
 * @param dropContacts e-mail addresses and numbers that are not used any more, as they stand there
 * @param addAddresses addresses it does not have
 * @param retireAddresses the target's ids of those that are not used any more; old papers keep them
 */
public record PartyChange(
        List<PartyReference> addReferences,
        Optional<String> name,
        Optional<String> taxId,
        List<Contact> addContacts,
        List<String> dropContacts,
        List<PartyAddress> addAddresses,
        List<String> retireAddresses,
        Optional<String> paymentTerms) {
    /** Nothing at all. */
    public static final PartyChange NOTHING = new PartyChange(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    public PartyChange {
        addReferences = List.copyOf(addReferences);
        addContacts = List.copyOf(addContacts);
        dropContacts = List.copyOf(dropContacts);
        addAddresses = List.copyOf(addAddresses);
        retireAddresses = List.copyOf(retireAddresses);
    }

    /** That it is found by these references too. */
    public static PartyChange remembering(List<PartyReference> references) {
        return new PartyChange(
                references,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }

    @Override
    public String toString() {
        return "PartyChange[hidden]";
    }
}
