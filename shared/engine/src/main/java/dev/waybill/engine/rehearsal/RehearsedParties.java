package dev.waybill.engine.rehearsal;

import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyLimits;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import java.util.List;
import java.util.Optional;

/** A target of customers that looks up like the real one, and stops where the real one would be written to. */
record RehearsedParties(PartyTarget real) implements PartyTarget {
    @Override
    public PartyLimits limits() {
        return real.limits();
    }

    @Override
    public List<PlacedParty> find(Customer customer, Optional<String> called) {
        return real.find(customer, called);
    }

    @Override
    public List<PlacedParty> resembling(Customer customer) {
        return real.resembling(customer);
    }

    @Override
    public List<String> prints(List<Address> addresses) {
        return real.prints(addresses);
    }

    @Override
    public PlacedParty create(Customer customer, boolean apart) {
        throw new WouldWrite(customer);
    }

    @Override
    public PlacedParty update(PlacedParty placed, PartyChange change) {
        throw new WouldWrite(placed, change);
    }
}
