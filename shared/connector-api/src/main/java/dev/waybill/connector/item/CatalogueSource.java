package dev.waybill.connector.item;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.item.ItemField;
import java.util.Map;
import java.util.Set;

/**
 * A system that owns what items are called, and what else is said of them. Reads only; safe to ask again. When to look again, the same system's
 * {@link PriceSource#changedSince} tells.
 */
public interface CatalogueSource {
    /** Most SKUs that one call of {@link #texts} takes. */
    int mostPerRead();

    /**
     * What is said of items now, as their owner wrote it. A weight as {@link dev.waybill.domain.item.Weight} writes it.
     *
     * @param skus as shops write them, at most {@link #mostPerRead}
     * @return by SKU, for every SKU that the system knows and sells; a field that says nothing is missing
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now
     */
    Map<String, Map<ItemField, String>> texts(Set<String> skus);
}
