package dev.waybill.connector.item;

import dev.waybill.domain.failure.FailureException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A system that shows prices. They are absolute: writing the same one again changes nothing, so that a call whose answer is lost is
 * made again after reading what is shown.
 *
 * <p>What is wrong with one SKU is an answer for that SKU and never fails the others. What fails a call as a whole is thrown as
 * {@link FailureException}: UNAVAILABLE kind if nothing was done; {@code ANSWER_MISSING} if some or all of a write may have been
 * done; REFUSED kind if the call was too much in one piece, or one SKU spoils it.
 */
public interface PriceTarget {
    /**
     * In what prices are shown.
     *
     * @param taxIncluded whether a price is entered with its tax in it
     */
    record Terms(Currency currency, boolean taxIncluded) {}

    /** Asks the system itself, as a wrong setting of ours would make every price wrong. */
    Terms terms();

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
    Map<String, PriceReading> read(Set<String> skus);

    /**
     * Shows these prices, in the currency of {@link #terms}.
     *
     * @param writes at most {@link #mostPerWrite}, each SKU once
     * @return one answer for each, in the same order
     */
    List<ItemWritten> write(List<PriceWrite> writes);
}
