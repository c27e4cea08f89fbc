package dev.waybill.connector.party;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;

/** A system in which customers are born. */
public interface PartySource {
    /** What a message about a customer says. */
    sealed interface PartyNews {
        /** The customer as it stands. */
        record State(Customer customer) implements PartyNews {}

        /** Says nothing about a customer as a whole, in words. */
        record NotInBody(String why) implements PartyNews {}

        /** The customer was deleted, in words. */
        record Gone(String why) implements PartyNews {}

        /** Two customers are one from now on. */
        record Merged(PartyReference kept, PartyReference gone) implements PartyNews {}
    }

    /**
     * Translates what was received into our customer. Pure.
     *
     * @throws FailureException MALFORMED kind, naming the path, if the body is not what the product documents
     */
    PartyNews translate(Envelope envelope);
}
