package dev.waybill.connector.party;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.party.Customer;
import java.util.List;
import java.util.Optional;

/**
 * A system that keeps customers. Each party that Waybill brings carries our reference there, so that "is it already there?" always
 * has an answer. Every method throws {@link FailureException} with the kinds of {@link dev.waybill.domain.failure.FailureKind}; a
 * write whose answer is lost is {@code ANSWER_MISSING}.
 */
public interface PartyTarget {
    /** As many as a person can look through, and one answer can hold. */
    int MOST_RESEMBLING = 100;

    /** How long its texts may be. */
    PartyLimits limits();

    /**
     * All parties that share anything with a customer by which customers are told apart, or are what the target calls by that id or
     * number. It may answer more of them; decides nothing. Reads only.
     */
    List<PlacedParty> find(Customer customer, Optional<String> called);

    /**
     * Parties that may look like a customer though they share nothing exact with it, see {@link Resemblance}: asked before one is made.
     * It may answer more of them, and leaves out what the target cannot search; {@value #MOST_RESEMBLING} at most, by one request.
     * Decides nothing. Reads only.
     */
    List<PlacedParty> resembling(Customer customer);

    /**
     * How the target would write these addresses: two that are one address there have one print, see
     * {@link PlacedParty.PlacedAddress}. Reads only.
     *
     * @throws FailureException {@code MASTER_DATA_UNKNOWN} if it has no such country
     */
    List<String> prints(List<Address> addresses);

    /**
     * Makes a party with all that the customer says, our references included.
     *
     * @param apart whether a person said that it is another than all that share something with it
     * @throws FailureException {@code TARGET_CHANGED} if one that may be the same was made meanwhile: look again
     */
    PlacedParty create(Customer customer, boolean apart);

    /**
     * Changes what a change names, and nothing else. What is there already stays as it is, so it can be repeated.
     *
     * @throws FailureException {@code TARGET_CHANGED} if it changed since it was read
     */
    PlacedParty update(PlacedParty placed, PartyChange change);
}
