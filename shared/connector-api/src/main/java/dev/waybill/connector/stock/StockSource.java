package dev.waybill.connector.stock;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A system that knows how much of an item can be sold. Reads only; safe to ask again. */
public interface StockSource {
    /**
     * The sign that what is available of something may have changed since: look again. It is no number, and may come for
     * something that is the same as before.
     *
     * @param skus as shops write them: several where several stand for one item; none where the item has no number
     * @param changedAt by the system's own clock
     */
    record StockChange(Set<String> skus, Instant changedAt) {
        public StockChange {
            skus = Set.copyOf(skus);
        }
    }

    /**
     * What a message about stock asks to look at again. By default the one item it is about; a system whose webhooks name several in
     * their bodies reads them here. Calls nobody.
     *
     * @param message with the webhook's body as received
     * @return as shops write them
     * @throws FailureException MALFORMED kind with the path, if the body is not what the system sends
     */
    default Set<String> named(Envelope message) {
        return Set.of(message.subject().id());
    }

    /** Most SKUs that one call of {@link #available} takes. */
    int mostPerRead();

    /**
     * What can be sold now, in the system's own judgement: what is there, less what it has promised to others. May be
     * negative or a fraction.
     *
     * @param skus as shops write them, at most {@link #mostPerRead}
     * @param locations the system's own names of the places to add up; empty for those of the system's setting
     * @return every SKU that the system knows, also with zero; one that it does not know, or cannot tell from another, is missing
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; {@code SETTING_WRONG} naming a location that it
     *     does not have
     */
    Map<String, Quantity> available(Set<String> skus, List<String> locations);

    /** Most changes that one call of {@link #changedSince} answers. */
    int pageSize();

    /**
     * Lists what may have changed at or after a time, the earliest change first. Changes at the same time come in an order
     * that stays the same from call to call. The same SKU may come several times.
     *
     * @param from inclusive
     * @param skip how many of the first ones to leave out: for more changes at one time than fit into a page
     * @return at most {@link #pageSize} of them; fewer only if there are no more
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if they may not be read
     */
    List<StockChange> changedSince(Instant from, int skip);
}
