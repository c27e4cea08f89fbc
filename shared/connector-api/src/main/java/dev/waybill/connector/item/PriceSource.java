package dev.waybill.connector.item;

import dev.waybill.domain.failure.FailureException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A system that owns prices. Reads only; safe to ask again. */
public interface PriceSource {
    /**
     * The sign that prices, or what else the system says of items, may have changed since: look again. It is no price, and may come for one that
     * is the same as before.
     *
     * @param skus as shops write them; none where the item has no number
     * @param changedAt by the system's own clock
     */
    record PriceChange(Set<String> skus, Instant changedAt) {
        public PriceChange {
            skus = Set.copyOf(skus);
        }
    }

    /** Most SKUs that one call of {@link #prices} takes. */
    int mostPerRead();

    /**
     * What items cost now, for one piece.
     *
     * @param skus as shops write them, at most {@link #mostPerRead}
     * @param priceList the system's own name of the list; empty for its plain list prices
     * @return every SKU that the system knows and sells; one that it does not know, or cannot tell from another, is missing
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; {@code SETTING_WRONG} naming a price list that it does
     *     not have
     */
    Map<String, OwnersPrice> prices(Set<String> skus, Optional<String> priceList);

    /** Most changes that one call of {@link #changedSince} answers. */
    int pageSize();

    /**
     * Lists what may have changed at or after a time, the earliest change first. Changes at the same time come in an order that
     * stays the same from call to call. The same SKU may come several times.
     *
     * @param from inclusive
     * @param skip how many of the first ones to leave out: for more changes at one time than fit into a page
     * @return at most {@link #pageSize} of them; fewer only if there are no more
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if they may not be read
     */
    List<PriceChange> changedSince(Instant from, int skip);
}
