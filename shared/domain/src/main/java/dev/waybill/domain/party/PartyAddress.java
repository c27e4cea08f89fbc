package dev.waybill.domain.party;

import java.util.EnumSet;
import java.util.Set;

/** An address of a customer, and what it is used for; one may be used for both, or for neither. */
public record PartyAddress(Address address, boolean billing, boolean shipping) {
    /** What an address is used for. */
    public enum Use {
        BILLS,
        PARCELS
    }

    /** What it is used for; both where nothing is said, as it is all there is. */
    public Set<Use> uses() {
        if (billing == shipping) {
            return EnumSet.allOf(Use.class);
        }
        return Set.of(billing ? Use.BILLS : Use.PARCELS);
    }

    /** The same, also used for what another one is. */
    public PartyAddress also(PartyAddress other) {
        return new PartyAddress(address, billing || other.billing, shipping || other.shipping);
    }
}
