package dev.waybill.connector.party;

import dev.waybill.domain.ownership.DataName;
import java.util.Set;

/**
 * How much a target holds of a party.
 *
 * @param name how many characters of the name of a person or a company
 * @param streetLine of one line of a street
 * @param streetLines how many lines there are
 * @param city and region
 * @param contact of an e-mail address or phone number
 */
public record PartyLimits(int name, int streetLine, int streetLines, int city, int contact, Places places) {
    /** Of a target that takes any text, and any number of everything. */
    public static final PartyLimits NONE = new PartyLimits(10_000, 10_000, 100, 10_000, 10_000, Places.ANY);

    /**
     * What a target has a place for at all. What has none is not carried there, whoever owns it.
     *
     * @param facets those it can show
     * @param emails how many e-mail addresses
     * @param phones how many phone numbers
     * @param oneAddressEach whether it has one address for bills and one for parcels, and no more
     */
    public record Places(Set<DataName> facets, int emails, int phones, boolean oneAddressEach) {
        /** For everything. */
        public static final Places ANY = new Places(
                Set.of(
                        DataName.PARTY,
                        DataName.PARTY_CONTACT,
                        DataName.PARTY_TAX,
                        DataName.PARTY_ADDRESS,
                        DataName.PARTY_TERMS),
                Integer.MAX_VALUE,
                Integer.MAX_VALUE,
                false);

        public Places {
            facets = Set.copyOf(facets);
        }
    }
}
