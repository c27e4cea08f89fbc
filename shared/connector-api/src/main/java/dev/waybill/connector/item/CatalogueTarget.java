package dev.waybill.connector.item;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.Weight;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A system that shows what items are called, and what else is said of them. What is written is absolute, and what is wrong with one SKU is an
 * answer for that SKU, as in {@link PriceTarget}; calls fail as a whole in the same ways.
 */
public interface CatalogueTarget {
    /**
     * What can be shown.
     *
     * @param longest how many characters of each field; what is not among them is not shown
     * @param weights what weights are counted in
     */
    record Terms(Map<ItemField, Integer> longest, Weight.Unit weights) {
        public Terms {
            longest = Map.copyOf(longest);
        }
    }

    /**
     * Asks the system itself where it can differ.
     *
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now
     */
    Terms terms();

    /** What becomes of a text there, such as an ampersand that is kept as HTML; the text itself where nothing does. */
    default String kept(ItemField field, String text) {
        return text;
    }

    /** Most SKUs that one call of {@link #read} takes. */
    int mostPerRead();

    /** Most writes that one call of {@link #write} takes. */
    int mostPerWrite();

    /**
     * What is shown now.
     *
     * @param skus matched exactly, at most {@link #mostPerRead}
     * @return every SKU that the system knows; one that it does not know is missing
     */
    Map<String, CatalogueReading> read(Set<String> skus);

    /**
     * Shows these texts; fields that a write does not name stay as they are.
     *
     * @param writes at most {@link #mostPerWrite}, each SKU once
     * @return one answer for each, in the same order
     */
    List<ItemWritten> write(List<CatalogueWrite> writes);
}
