package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.party.PartyChanges;
import java.time.Instant;
import java.util.List;

/** Reads to the end which customers changed, for who wants to compare and not to carry. */
public final class ChangedParties {
    private ChangedParties() {}

    /**
     * The customers who changed at or after a time, each once as it stands, the latest last.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static List<Changed> since(PartyChanges changes, Instant from) {
        return Latest.changes(new PartyList(changes), from);
    }
}
