package dev.waybill.connector.party;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A system whose customers can be listed by their last change: what an office enters, no webhook tells. */
public interface PartyChanges {
    /**
     * Something changed of a customer.
     *
     * @param what tells it from all else that changed at the same time, in the system's own words: {@code party.address 12}
     * @param changedAt by the system's own clock
     * @param told empty where it belongs to nobody whom other systems are told of
     */
    record Line(String what, Instant changedAt, Optional<Told> told) {}

    /**
     * A customer as it stands now.
     *
     * @param body in the shape that the system's own {@link PartySource} reads
     */
    record Told(SubjectRef customer, Body body) {}

    /** Most lines that one call of {@link #changedSince} answers. */
    int pageSize();

    /**
     * Lists what changed at or after a time, the earliest change first. Changes at the same time come in an order that stays the
     * same from call to call. The same customer may come several times. Reads only.
     *
     * @param from inclusive
     * @param skip how many of the first ones to leave out: for more changes at one time than fit into a page
     * @return at most {@link #pageSize} of them; fewer only if there are no more
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if they may not be read
     */
    List<Line> changedSince(Instant from, int skip);
}
